import { datasetsError } from '../errors.js'
import { hex } from './bytes.js'

/** The element types of the IDX format by their code, as Yann LeCun's description lists them. */
export const idxTypes = {
  8: { dtype: 'uint8', bytesPerElement: 1 },
  9: { dtype: 'int8', bytesPerElement: 1 },
  11: { dtype: 'int16', bytesPerElement: 2 },
  12: { dtype: 'int32', bytesPerElement: 4 },
  13: { dtype: 'float32', bytesPerElement: 4 },
  14: { dtype: 'float64', bytesPerElement: 8 },
} as const

export type IdxDtype = (typeof idxTypes)[keyof typeof idxTypes]['dtype']

export interface IdxHeader {
  readonly dtype: IdxDtype
  readonly shape: readonly number[]
  readonly bytesPerElement: number
  /** Bytes before the first element. */
  readonly headerBytes: number
  /** Bytes of all elements. */
  readonly dataBytes: number
}

export interface IdxOptions {
  /** How errors call the file. */
  readonly file?: string
  /** The most bytes that the elements may take. Default: 2 GiB. */
  readonly limitBytes?: number
}

/** No header is longer: 4 bytes, then 4 for each of at most 255 dimensions. */
export const longestIdxHeaderBytes = 4 + 4 * 255

const isKnownType = (code: number): code is keyof typeof idxTypes => code in idxTypes

/**
 * Reads the header of an IDX file: two zero bytes, the type, the number of dimensions, then each
 * dimension as a big-endian uint32.
 *
 * @returns `undefined` if `bytes`, the start of the file, does not hold the whole header yet.
 * @throws `datasets/idx-magic`, `datasets/idx-type`, `datasets/idx-too-large`
 */
export const readIdxHeader = (
  bytes: Uint8Array,
  { file = 'The IDX file', limitBytes = 2 ** 31 }: IdxOptions = {},
): IdxHeader | undefined => {
  // A wrong first byte is enough to refuse: what follows may never come.
  if ((bytes[0] ?? 0) !== 0 || (bytes[1] ?? 0) !== 0 || bytes[3] === 0) {
    throw datasetsError('datasets/idx-magic', { file, received: hex(bytes.subarray(0, 4)) })
  }
  const code = bytes[2]
  if (code === undefined) return undefined
  if (!isKnownType(code)) {
    throw datasetsError('datasets/idx-type', { file, received: hex(bytes.subarray(2, 3)) })
  }
  const rank = bytes[3]
  if (rank === undefined) return undefined
  const headerBytes = 4 + 4 * rank
  if (bytes.length < headerBytes) return undefined

  const view = new DataView(bytes.buffer, bytes.byteOffset, headerBytes)
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis))
  const { dtype, bytesPerElement } = idxTypes[code]
  // Infinity times zero would be NaN, so an empty array is recognised first.
  const dataBytes = shape.includes(0)
    ? 0
    : shape.reduce((product, size) => product * size, bytesPerElement)
  if (dataBytes > limitBytes) {
    throw datasetsError('datasets/idx-too-large', { file, shape, limitBytes })
  }
  return { dtype, shape, bytesPerElement, headerBytes, dataBytes }
}
