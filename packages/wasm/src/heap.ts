// Everything that touches the insides of tfjs-backend-wasm, which is pinned to 4.22.0 for that.
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import { type DataType, type TensorInfo, util } from '@tensorflow/tfjs-core'
import { wasmError } from './errors.js'
import type { XnnpackModule } from './xnnpack.js'

/** What a kernel is handed: a tensor, its shape and where to find its numbers. */
interface TensorData {
  readonly memoryOffset: number | null
  readonly stringBytes?: Uint8Array[]
}

/** Addresses that vectors may be loaded from and that no two threads' lines share. */
const alignment = 64

/** The memory that TensorFlow.js's kernels and ours share, and what lies where on it. */
export class Heap {
  readonly #backend: BackendWasm
  readonly #module: XnnpackModule
  #scratch = 0
  #scratchBytes = 0
  #floats = new Float32Array(0)
  #integers = new Int32Array(0)

  constructor(backend: BackendWasm, module: XnnpackModule) {
    this.#backend = backend
    this.#module = module
  }

  get memory(): WebAssembly.Memory {
    return this.#module.memory
  }

  /** All of the heap as bytes. Valid until memory is taken, which may move it. */
  get bytes(): Uint8Array {
    return this.#module.HEAPU8
  }

  /** All of the heap as 32-bit floats. Valid until memory is taken, which may move it. */
  get floats(): Float32Array {
    const { buffer } = this.#module.memory
    if (this.#floats.buffer !== buffer) this.#floats = new Float32Array(buffer)
    return this.#floats
  }

  /** All of the heap as 32-bit integers. Valid until memory is taken, which may move it. */
  get integers(): Int32Array {
    const { buffer } = this.#module.memory
    if (this.#integers.buffer !== buffer) this.#integers = new Int32Array(buffer)
    return this.#integers
  }

  /** Takes memory. The caller frees it. Throws `wasm/out-of-memory`. */
  take(bytes: number): number {
    return this.#module._malloc(bytes) >>> 0
  }

  free(address: number): void {
    this.#module._free(address)
  }

  /** Where the numbers of a tensor lie. */
  address(tensor: TensorInfo): number {
    return this.#data(tensor).memoryOffset as number
  }

  #data({ dataId }: TensorInfo): TensorData {
    return (this.#backend as unknown as { dataIdMap: Map<object, TensorData> }).dataIdMap.get(
      dataId,
    ) as TensorData
  }

  /** A new tensor whose numbers are not set yet. */
  output(shape: readonly number[], dtype: DataType = 'float32'): TensorInfo {
    return this.#backend.makeOutput([...shape], dtype)
  }

  /** The same numbers under another shape. */
  reshape(tensor: TensorInfo, shape: readonly number[]): TensorInfo {
    this.#backend.incRef(tensor.dataId)
    return { dataId: tensor.dataId, shape: [...shape], dtype: tensor.dtype }
  }

  /** Gives back a tensor that a kernel made and does not return. */
  dispose(tensor: TensorInfo): void {
    this.#backend.disposeData(tensor.dataId)
  }

  /** The numbers of a tensor, in place. Valid until memory is taken. */
  view(tensor: TensorInfo): Float32Array | Int32Array | Uint8Array {
    const at = this.address(tensor)
    const size = util.sizeFromShape(tensor.shape)
    if (tensor.dtype === 'bool') return this.bytes.subarray(at, at + size)
    const words = tensor.dtype === 'int32' ? this.integers : this.floats
    return words.subarray(at / 4, at / 4 + size)
  }

  /**
   * Working memory for the length of one kernel, on a line of its own. What was there is lost with
   * the next call; one block is kept and grows, so that a training does not fragment the heap.
   */
  scratch(bytes: number): number {
    if (bytes > this.#scratchBytes) {
      if (this.#scratch) this.free(this.#scratch)
      this.#scratch = this.#scratchBytes = 0
      this.#scratch = this.take(bytes + alignment)
      this.#scratchBytes = bytes
    }
    return Math.ceil(this.#scratch / alignment) * alignment
  }

  /** Bytes held for working memory. */
  get scratchBytes(): number {
    return this.#scratchBytes
  }
}

/** Makes running out of memory an error that says so, where tfjs would write to address 0. */
export const guardMemory = (module: XnnpackModule): XnnpackModule => {
  const malloc = module._malloc
  return Object.defineProperty(module, '_malloc', {
    value: (bytes: number) => {
      const address = malloc(bytes)
      if (address === 0) {
        throw wasmError('wasm/out-of-memory', {
          bytes,
          heapBytes: module.memory.buffer.byteLength,
        })
      }
      return address
    },
  })
}
