import { datasetsError } from '../errors.js'
import { hex } from './bytes.js'
import { excerpt } from './excerpt.js'
import { type NpyElement, readDescription } from './npy-dtypes.js'

export interface NpyOptions {
  /** How errors call the file. */
  readonly file?: string
  /** The most bytes that the elements may take. Default: 2 GiB. */
  readonly limitBytes?: number
}

export interface NpyHeader extends NpyElement {
  readonly shape: readonly number[]
  readonly fortranOrder: boolean
  /** Bytes before the first element. */
  readonly headerBytes: number
  /** Bytes of all elements. */
  readonly dataBytes: number
}

const magic = Uint8Array.of(0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59)
// As NumPy itself refuses.
const longestHeaderBytes = 10_000
const mostDimensions = 64

/** One key and its value, of the few kinds of Python literals that NumPy writes. */
const entry =
  /\s*(['"])(descr|fortran_order|shape)\1\s*:\s*(?:(['"])([^'"\\]{0,40})\3|(True|False)|\(([\dL,\s]*)\))\s*(,|(?=\}))/y

const readShape = (text: string): number[] | undefined => {
  // "3L" is how Python 2 wrote a long number.
  const sizes = text.split(',').map((size) => size.trim().replace(/L$/, ''))
  if (sizes.at(-1) === '') sizes.pop()
  return sizes.every((size) => /^\d+$/.test(size)) && sizes.length <= mostDimensions
    ? sizes.map(Number)
    : undefined
}

interface Description {
  readonly descr: string
  readonly fortranOrder: boolean
  readonly shape: readonly number[]
}

const readDictionary = (text: string): Description | undefined => {
  const found = new Map<string, string | boolean | number[] | undefined>()
  if (text[0] !== '{') return undefined
  entry.lastIndex = 1
  let last = 1
  for (let match = entry.exec(text); match; match = entry.exec(text)) {
    const [, , key, , descr, truth, shape] = match
    if (found.has(key!)) return undefined
    found.set(key!, descr ?? (truth === undefined ? readShape(shape!) : truth === 'True'))
    last = entry.lastIndex
  }
  if (!/^\s*\}\s*$/.test(text.slice(last))) return undefined
  const descr = found.get('descr')
  const fortranOrder = found.get('fortran_order')
  const shape = found.get('shape')
  return typeof descr === 'string' && typeof fortranOrder === 'boolean' && Array.isArray(shape)
    ? { descr, fortranOrder, shape }
    : undefined
}

/**
 * Reads the header of an NPY file, versions 1.0 to 3.0:
 * https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 *
 * @throws `datasets/npy-magic`, `datasets/npy-version`, `datasets/npy-header`,
 * `datasets/npy-pickle`, `datasets/npy-dtype`, `datasets/too-few-bytes`, `datasets/npy-too-large`
 */
export const readNpyHeader = (
  bytes: Uint8Array,
  { file = 'The NPY file', limitBytes = 2 ** 31 }: NpyOptions,
): NpyHeader => {
  const need = (expectedBytes: number) => {
    if (bytes.length >= expectedBytes) return
    const receivedBytes = bytes.length
    throw datasetsError('datasets/too-few-bytes', { file, expectedBytes, receivedBytes })
  }
  const start = bytes.subarray(0, magic.length)
  if (start.some((byte, index) => byte !== magic[index]) || start.length === 0) {
    const received = start.length === 0 ? 'nothing' : hex(start)
    throw datasetsError('datasets/npy-magic', { file, received })
  }
  need(8)
  const version = bytes[6]!
  if (version < 1 || version > 3 || bytes[7] !== 0) {
    throw datasetsError('datasets/npy-version', { file, received: `${version}.${bytes[7]}` })
  }
  const before = version === 1 ? 10 : 12
  need(before)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const textBytes = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true)
  const headerBytes = before + textBytes
  if (textBytes > longestHeaderBytes) {
    throw datasetsError('datasets/npy-header', { file, received: `${textBytes} B` })
  }
  need(headerBytes)
  // Version 3 is in UTF-8, but only names of fields need that, and arrays of records are refused.
  const text = String.fromCharCode(...bytes.subarray(before, headerBytes))
  const description = readDictionary(text)
  if (!description) {
    // A list instead of a name describes records.
    const records = /^\{\s*'descr'\s*:\s*(\[.{0,30})/.exec(text)?.[1]
    if (records !== undefined) {
      throw datasetsError('datasets/npy-dtype', { file, received: excerpt(records) })
    }
    throw datasetsError('datasets/npy-header', { file, received: excerpt(text.trim(), 100) })
  }
  const { descr, fortranOrder, shape } = description
  const element = readDescription(descr, file)
  // Infinity times zero would be NaN, so an empty array is recognised first.
  const dataBytes = shape.includes(0)
    ? 0
    : shape.reduce((product, size) => product * size, element.bytesPerElement)
  if (dataBytes > limitBytes || !shape.every(Number.isSafeInteger)) {
    throw datasetsError('datasets/npy-too-large', { file, shape, limitBytes })
  }
  return { ...element, shape, fortranOrder, headerBytes, dataBytes }
}
