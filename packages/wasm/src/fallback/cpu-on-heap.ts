import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu'
import {
  type backend_util,
  type DataType,
  engine,
  type KernelFunc,
  type Tensor,
  type TensorInfo,
} from '@tensorflow/tfjs-core'
import type { CompleteBackend, ComplexParts } from '../backend.js'

/** What a kernel of the cpu backend asks of a tensor. */
interface CpuTensor {
  readonly values?: backend_util.BackendValues
  readonly dtype: DataType
  readonly refCount: number
  complexTensorInfos?: ComplexParts
}

/**
 * What kernels of the cpu backend take for their backend: the tensors that they read are views of
 * the WebAssembly heap, and the tensors that they make lie on it.
 */
export class CpuOnHeap extends MathBackendCPU {
  readonly #backend: CompleteBackend
  /** Tensors that the running kernel is done with. */
  readonly #finished: object[] = []
  /** Where memory may move: numbers that the running kernel has asked for, copied. */
  readonly #copies = new Map<object, backend_util.TypedArray>()
  #running = 0

  constructor(backend: CompleteBackend, memory: WebAssembly.Memory) {
    super()
    this.#backend = backend
    // Memory of one thread moves when it grows, and what a kernel holds of it would be gone.
    const moves = memory.buffer instanceof ArrayBuffer
    const get = (dataId: object): CpuTensor => {
      const stored = backend.stored(dataId)
      const { shape, dtype, refCount } = stored
      // The very thing: the kernel `Complex` fills in the parts.
      if (dtype === 'complex64') return stored
      if (dtype === 'string') return { values: stored.stringBytes ?? [], dtype, refCount }
      const known = this.#copies.get(dataId)
      if (known) return { values: known, dtype, refCount }
      const view = backend.typedArrayFromHeap({ dataId, shape, dtype })
      if (!moves) return { values: view, dtype, refCount }
      const values = view.slice()
      this.#copies.set(dataId, values)
      return { values, dtype, refCount }
    }
    const has = (dataId: object) => backend.dataIdMap.has(dataId)
    Object.assign(this, { data: { get, has, numDataIds: () => backend.numDataIds() } })
  }

  /**
   * Runs a kernel of the cpu backend. Tensors that it disposes go when it has returned: some kernels
   * still read them, which is harmless where the garbage collector decides.
   */
  run(kernelFunc: KernelFunc, call: Parameters<KernelFunc>[0]): ReturnType<KernelFunc> {
    this.#running++
    try {
      return kernelFunc({ ...call, backend: this })
    } finally {
      if (--this.#running === 0) this.#finish()
    }
  }

  #finish(): void {
    // Kernels also write to what they have asked for, their outputs. Inputs are written as they were.
    for (const [dataId, values] of this.#copies) {
      const { shape, dtype } = this.#backend.stored(dataId)
      this.#backend.typedArrayFromHeap({ dataId, shape, dtype }).set(values)
    }
    this.#copies.clear()
    for (const dataId of this.#finished.splice(0)) this.#backend.disposeData(dataId)
  }

  override write(
    values: backend_util.BackendValues | undefined,
    shape: number[],
    dtype: DataType,
  ): object {
    return this.#backend.write(values ? typed(values, dtype) : null, shape, dtype)
  }

  override readSync(dataId: object): backend_util.BackendValues {
    return this.#backend.readSync(dataId)
  }

  override refCount(dataId: object): number {
    return this.#backend.refCount(dataId)
  }

  override incRef(dataId: object): void {
    this.#backend.incRef(dataId)
  }

  /** A tensor belongs to the backend that its user knows. */
  override makeOutput<T extends Tensor>(
    values: backend_util.BackendValues,
    shape: number[],
    dtype: DataType,
  ): T {
    const info = this.makeTensorInfo(shape, dtype, values as backend_util.TypedArray)
    return engine().makeTensorFromTensorInfo(info, this.#backend) as T
  }

  override disposeIntermediateTensorInfo({ dataId }: TensorInfo): void {
    this.#finished.push(dataId)
  }

  override numDataIds(): number {
    return this.#backend.numDataIds()
  }
}

const arrays = { float32: Float32Array, int32: Int32Array, bool: Uint8Array }

/** Kernels of the cpu backend are not strict: some give plain lists, or floats for integers. */
const typed = (values: backend_util.BackendValues, dtype: DataType): backend_util.BackendValues => {
  if (dtype === 'string' || dtype === 'complex64') return values
  const Wanted = arrays[dtype]
  return values instanceof Wanted ? values : Wanted.from(values as ArrayLike<number>)
}
