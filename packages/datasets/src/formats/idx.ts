import { datasetsError } from '../errors.js'
import {
  type IdxDtype,
  type IdxHeader,
  type IdxOptions,
  longestIdxHeaderBytes,
  readIdxHeader,
} from './idx-header.js'

export type IdxData = Uint8Array | Int8Array | Int16Array | Int32Array | Float32Array | Float64Array

export interface IdxArray {
  readonly dtype: IdxDtype
  readonly shape: readonly number[]
  readonly data: IdxData
}

/** Takes an IDX file in pieces of any size. */
export interface IdxDecoder {
  /** Takes the next bytes. Nothing of `chunk` is kept. */
  write(chunk: Uint8Array): void
  /** Says that the file is over, and gives the array. */
  end(): IdxArray
}

const fromBigEndian: Record<IdxDtype, (bytes: Uint8Array<ArrayBuffer>) => IdxData> = {
  uint8: (bytes) => bytes,
  int8: (bytes) => new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
  int16: (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    return Int16Array.from({ length: bytes.length / 2 }, (_, index) => view.getInt16(2 * index))
  },
  int32: (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    return Int32Array.from({ length: bytes.length / 4 }, (_, index) => view.getInt32(4 * index))
  },
  float32: (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    return Float32Array.from({ length: bytes.length / 4 }, (_, index) => view.getFloat32(4 * index))
  },
  float64: (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    return Float64Array.from({ length: bytes.length / 8 }, (_, index) => view.getFloat64(8 * index))
  },
}

/** The numbers of an IDX file: big-endian bytes as an array of their type. */
export const idxNumbers = (dtype: IdxDtype, bytes: Uint8Array<ArrayBuffer>): IdxData =>
  fromBigEndian[dtype](bytes)

/**
 * Decodes an IDX file piece by piece. Memory grows with what really came, not with what the header
 * promises, so that a lying header costs nothing.
 *
 * @throws `datasets/idx-magic`, `datasets/idx-type`, `datasets/idx-too-large`,
 * `datasets/idx-trailing-bytes` from `write`; `datasets/idx-truncated` from `end`
 *
 * @example
 * ```ts
 * const decoder = idxDecoder({ file: 'labels' })
 * for await (const chunk of stream) decoder.write(chunk)
 * const { shape, data } = decoder.end()
 * ```
 */
export const idxDecoder = (options: IdxOptions = {}): IdxDecoder => {
  const { file = 'The IDX file' } = options
  const start = new Uint8Array(longestIdxHeaderBytes)
  let startBytes = 0
  let header: IdxHeader | undefined
  let data = new Uint8Array(0)
  let received = 0

  const takeData = (chunk: Uint8Array, { headerBytes, dataBytes }: IdxHeader): void => {
    const needed = received + chunk.length
    if (needed > dataBytes) {
      const expectedBytes = headerBytes + dataBytes
      throw datasetsError('datasets/idx-trailing-bytes', { file, expectedBytes })
    }
    if (needed > data.length) {
      const grown = new Uint8Array(Math.max(needed, Math.min(dataBytes, 2 * data.length)))
      grown.set(data.subarray(0, received))
      data = grown
    }
    data.set(chunk, received)
    received = needed
  }

  return {
    write(chunk) {
      if (header) {
        takeData(chunk, header)
        return
      }
      const taken = chunk.subarray(0, start.length - startBytes)
      start.set(taken, startBytes)
      const before = startBytes
      startBytes += taken.length
      header = readIdxHeader(start.subarray(0, startBytes), options)
      if (header) takeData(chunk.subarray(header.headerBytes - before), header)
    },
    end() {
      if (!header || received < header.dataBytes) {
        throw datasetsError('datasets/idx-truncated', {
          file,
          expectedBytes: header
            ? header.headerBytes + header.dataBytes
            : 4 + 4 * (startBytes > 3 ? start[3]! : 1),
          receivedBytes: header ? header.headerBytes + received : startBytes,
        })
      }
      const { dtype, shape, dataBytes } = header
      return { dtype, shape, data: idxNumbers(dtype, data.subarray(0, dataBytes)) }
    },
  }
}

/**
 * Reads a whole IDX file, the format of MNIST: http://yann.lecun.com/exdb/mnist/
 *
 * @throws the errors of {@link idxDecoder}
 *
 * @example
 * ```ts
 * const { shape, data } = parseIdx(await readFile('t10k-labels-idx1-ubyte'))
 * console.log(shape, data[0]) // [10000] 7
 * ```
 */
export const parseIdx = (bytes: Uint8Array, options: IdxOptions = {}): IdxArray => {
  const decoder = idxDecoder(options)
  decoder.write(bytes)
  return decoder.end()
}
