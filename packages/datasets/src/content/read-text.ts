import { datasetsError } from '../errors.js'
import type { ByteSource } from './byte-source.js'

/**
 * Reads a whole file and closes it.
 *
 * @throws `datasets/file-system` and its like
 */
export const readBytes = async (source: ByteSource): Promise<Uint8Array<ArrayBuffer>> => {
  try {
    const content = new Uint8Array(source.bytes)
    return content.subarray(0, await source.read(content, 0))
  } finally {
    await source.close()
  }
}

/** The text of a whole file, as UTF-8. */
export const readText = async (source: ByteSource): Promise<string> =>
  new TextDecoder().decode(await readBytes(source))

/** Says that a file is not what was published. `load` then fetches it anew. */
export const unexpectedContent = (file: string, expected: string, received: string) =>
  datasetsError('datasets/unexpected-shape', { file, expected, received })

/**
 * Reads JSON text from `file`, of which only the checksum says that it has the shape of `Value`.
 *
 * @throws `datasets/unexpected-shape`
 */
export const parseJson = <Value>(text: string, file: string): Value => {
  try {
    return JSON.parse(text) as Value
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw unexpectedContent(file, 'JSON', reason)
  }
}

/** @throws `datasets/unexpected-shape` unless `items` is a list of `count` */
export const checkCount = (items: unknown, count: number, file: string): void => {
  const received = Array.isArray(items) ? items.length : 'no list'
  if (received !== count) throw unexpectedContent(file, `${count} items`, String(received))
}
