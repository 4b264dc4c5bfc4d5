import { checkInteger, checkText } from '../check-option.js'
import { datasetsError } from '../errors.js'
import { checkBytes } from './bytes.js'
import { type NpyArray, parseNpy } from './npy.js'
import type { NpyOptions } from './npy-header.js'
import { readZipDirectory, type ZipEntry } from './zip-directory.js'
import { readZipEntry } from './zip-entry.js'

export interface NpzOptions extends NpyOptions {
  /** The most bytes that all arrays together may take when unpacked. Default: 2 GiB. */
  readonly limitBytes?: number
  /** The most arrays. Default: 10,000. */
  readonly limitEntries?: number
  /** The arrays wanted. Default: all; then what is no array is an error. */
  readonly names?: readonly string[]
}

const arrayName = ({ name }: ZipEntry): string => name.replace(/\.npy$/, '')

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

/**
 * Reads a file of `numpy.savez` or `numpy.savez_compressed`: arrays by name. Each is checked against
 * the length and the checksum that the archive tells.
 *
 * @throws the errors of `parseNpy`, and `datasets/zip-no-end`, `datasets/zip-broken`,
 * `datasets/zip-damaged`, `datasets/zip-name`, `datasets/zip-unsupported`, `datasets/zip-too-many`,
 * `datasets/zip-too-large`, `datasets/npz-unknown-array`
 *
 * @example
 * ```ts
 * const arrays = parseNpz(await readFile('mnist.npz'))
 * console.log(arrays.get('x_train')?.shape) // [ 60000, 28, 28 ]
 * ```
 */
export const parseNpz = (
  bytes: Uint8Array,
  options: NpzOptions = {},
): ReadonlyMap<string, NpyArray> => {
  checkBytes('the NPZ file', bytes)
  const { file = 'The NPZ file', limitBytes = 2 ** 31, limitEntries = 10_000, names } = options
  checkText('file', file)
  checkInteger('limitBytes', limitBytes, { min: 0 })
  checkInteger('limitEntries', limitEntries, { min: 0 })
  if (names !== undefined && !isTexts(names)) {
    const details = { option: 'names', expected: 'a list of texts', received: String(names) }
    throw datasetsError('datasets/bad-option', details)
  }
  const entries = readZipDirectory(bytes, file, limitEntries)
  const known = entries.map(arrayName)
  const unknown = names?.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw datasetsError('datasets/npz-unknown-array', { file, name: unknown, known })
  }
  const wanted = names ? entries.filter((entry) => names.includes(arrayName(entry))) : entries
  // Before anything is unpacked; the lengths told here are held to while unpacking.
  const neededBytes = wanted.reduce((sum, entry) => sum + entry.bytes, 0)
  if (neededBytes > limitBytes) {
    throw datasetsError('datasets/zip-too-large', { file, neededBytes, limitBytes })
  }
  return new Map(
    wanted.map((entry) => [
      arrayName(entry),
      parseNpy(readZipEntry(bytes, entry, file), { file: `${file}: ${entry.name}`, limitBytes }),
    ]),
  )
}
