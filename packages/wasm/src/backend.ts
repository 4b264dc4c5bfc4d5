import { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import { backend_util, type DataType, type TensorInfo, util } from '@tensorflow/tfjs-core'

/** A tensor of complex numbers: two tensors of real ones. */
export interface ComplexParts {
  real: TensorInfo
  imag: TensorInfo
}

/** What tfjs-backend-wasm keeps of a tensor. Complex ones, which it does not know, have parts. */
export interface StoredTensor {
  readonly id: number
  readonly memoryOffset: number | null
  readonly shape: number[]
  readonly dtype: DataType
  refCount: number
  readonly stringBytes?: Uint8Array[]
  complexTensorInfos?: ComplexParts
}

/** TensorFlow.js's own backend, with complex numbers. */
export class CompleteBackend extends BackendWasm {
  /** What is kept of a tensor. Brings it here if it lies on another backend. */
  stored(dataId: object): StoredTensor {
    return this.dataIdMap.get(dataId) as unknown as StoredTensor
  }

  override move(
    dataId: object,
    values: backend_util.BackendValues | null,
    shape: number[],
    dtype: DataType,
    refCount: number,
  ): void {
    if (dtype !== 'complex64') {
      super.move(dataId, values, shape, dtype, refCount)
      return
    }
    const stored: StoredTensor = { id: 0, memoryOffset: null, shape, dtype, refCount }
    if (values) {
      const { real, imag } = backend_util.splitRealAndImagArrays(values as Float32Array)
      stored.complexTensorInfos = {
        real: this.makeOutput(shape, 'float32', undefined, real),
        imag: this.makeOutput(shape, 'float32', undefined, imag),
      }
    }
    this.dataIdMap.set(dataId, stored as never)
  }

  override readSync(dataId: object, start?: number, end?: number): backend_util.BackendValues {
    const { complexTensorInfos: parts, shape } = this.stored(dataId)
    if (!parts) return super.readSync(dataId, start, end)
    const merged = backend_util.mergeRealAndImagArrays(
      this.readSync(parts.real.dataId) as Float32Array,
      this.readSync(parts.imag.dataId) as Float32Array,
    )
    return merged.subarray(2 * (start ?? 0), 2 * (end ?? util.sizeFromShape(shape)))
  }

  override disposeData(dataId: object, force = false): boolean {
    if (!this.dataIdMap.has(dataId)) return true
    const stored = this.stored(dataId)
    if (stored.dtype !== 'complex64') return super.disposeData(dataId, force)
    stored.refCount--
    if (!force && stored.refCount > 0) return false
    const parts = stored.complexTensorInfos
    if (parts) {
      this.disposeData(parts.real.dataId, true)
      this.disposeData(parts.imag.dataId, true)
    }
    this.dataIdMap.delete(dataId)
    return true
  }
}
