// Everything that touches the insides of tfjs-backend-wasm, which is pinned to 4.22.0 for that.
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import { DataStorage, type DataType, engine, type TensorInfo, util } from '@tensorflow/tfjs-core'
import { wasmError } from './errors.js'
import type { XnnpackModule } from './xnnpack.js'

/** What tfjs calls to learn of a backend's memory, with what ours can tell. */
export interface WasmMemory {
  readonly unreliable: false
  /** Bytes that the WebAssembly heap has taken from the host. It never shrinks. */
  readonly heapBytes: number
  /** Bytes of the tensors that lie on it. Strings lie elsewhere. */
  readonly tensorBytes: number
  /** Bytes that kernels keep to work with. */
  readonly scratchBytes: number
}

/** What a kernel is handed: a tensor, its shape and where to find its numbers. */
interface TensorData {
  readonly memoryOffset: number | null
  readonly stringBytes?: Uint8Array[]
  readonly shape: number[]
  readonly dtype: DataType
}

/** tfjs's list of tensors on a backend, which adds up their bytes. */
class CountingStorage extends DataStorage<TensorData> {
  bytes = 0

  override get(dataId: object): TensorData {
    try {
      return super.get(dataId)
    } catch (error) {
      // Neither here nor on any other backend, where tfjs has looked for it in vain.
      if (engine().state.tensorInfo.has(dataId)) throw error
      throw wasmError('wasm/tensor-disposed', {}, { cause: error })
    }
  }

  override set(dataId: object, data: TensorData): void {
    super.set(dataId, data)
    this.bytes += bytesOf(data)
  }

  override delete(dataId: object): boolean {
    this.bytes -= bytesOf(this.get(dataId))
    return super.delete(dataId)
  }
}

/** Strings lie elsewhere; of complex numbers, their parts are counted. */
const bytesOf = ({ shape, dtype }: TensorData): number =>
  dtype === 'string' || dtype === 'complex64'
    ? 0
    : util.sizeFromShape(shape) * util.bytesPerElement(dtype)

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
  readonly #tensors: CountingStorage
  /** What the running kernels have made and would leak if they failed. */
  readonly #made: object[] = []
  #running = 0

  constructor(backend: BackendWasm, module: XnnpackModule) {
    this.#backend = backend
    this.#module = module
    this.#tensors = new CountingStorage(backend, engine())
    Object.assign(backend, { dataIdMap: this.#tensors })
    backend.memory = () => this.memoryInfo
  }

  get memoryInfo(): WasmMemory {
    return {
      unreliable: false,
      heapBytes: this.memory.buffer.byteLength,
      tensorBytes: this.#tensors.bytes,
      scratchBytes: this.#scratchBytes,
    }
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
    return this.#tensors.get(dataId)
  }

  /** A new tensor whose numbers are not set yet. */
  output(shape: readonly number[], dtype: DataType = 'float32'): TensorInfo {
    const made = this.#backend.makeOutput([...shape], dtype)
    if (this.#running) this.#made.push(made.dataId)
    return made
  }

  /** The same numbers under another shape. */
  reshape(tensor: TensorInfo, shape: readonly number[]): TensorInfo {
    this.#backend.incRef(tensor.dataId)
    if (this.#running) this.#made.push(tensor.dataId)
    return { dataId: tensor.dataId, shape: [...shape], dtype: tensor.dtype }
  }

  /** Gives back a tensor that a kernel made and does not return. */
  dispose({ dataId }: TensorInfo): void {
    const made = this.#made.lastIndexOf(dataId)
    if (made >= 0) this.#made.splice(made, 1)
    this.#backend.disposeData(dataId)
  }

  /** A kernel begins. Answers what {@link end} or {@link undo} must be told. */
  begin(): number {
    this.#running++
    return this.#made.length
  }

  /** The kernel is done: what it made is its caller's. */
  end(begun: number): void {
    this.#running--
    if (this.#running) return
    // One at a time: setting the length of an array is slower than all else here.
    while (this.#made.length > begun) this.#made.pop()
  }

  /** The kernel has failed: gives back what it made. */
  undo(begun: number): void {
    this.#running--
    for (const dataId of this.#made.splice(begun)) this.#backend.disposeData(dataId)
  }

  /**
   * Lets go of the memory. tfjs keeps the backend for as long as a tensor of it is referred to:
   * such a tensor can still be disposed, and reading it throws `wasm/disposed`.
   */
  release(): void {
    const gone = () => {
      throw wasmError('wasm/disposed', {})
    }
    const memory = { unreliable: false, heapBytes: 0, tensorBytes: 0, scratchBytes: 0 }
    Object.assign(this.#backend, {
      wasm: null,
      dataIdMap: { has: () => false, numDataIds: () => 0, get: gone, set: gone, delete: gone },
      memory: () => memory,
    })
    this.#floats = new Float32Array(0)
    this.#integers = new Int32Array(0)
  }

  /** The number of a scalar of floats: no view is made for it. */
  number(scalar: TensorInfo): number {
    return this.floats[this.address(scalar) / 4] as number
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
      // Beyond 32 bits the allocator would see a small number.
      const address = bytes < 2 ** 32 ? malloc(bytes) : 0
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
