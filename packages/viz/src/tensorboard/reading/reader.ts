import { open } from 'node:fs/promises'
import { footBytes, headBytes, isWhole, lengthIn } from '../records/record.js'
import { type LoggedEvent, readEvent } from './event.js'

/** How far a file could be read. */
export type Ending =
  | { readonly whole: true; readonly events: number }
  | {
      readonly whole: false
      readonly events: number
      /** Where the first record begins that cannot be read, and how many bytes are lost from there. */
      readonly at: number
      readonly lostBytes: number
      /** The file ends in its middle; its length, its data do not fit their checksum; it is no event. */
      readonly why: 'cut-off' | 'length' | 'data' | 'event'
    }

export interface EventReader extends AsyncIterable<LoggedEvent> {
  /** Known once everything has been read. */
  readonly ending: Ending | undefined
}

/** More than this is no record: a length that is wrong by chance must not take all memory. */
const mostBytes = 2 ** 30

/**
 * Reads an event file, of TensorFlow 1 or 2 or of `eventWriter`, record by record. A file that is
 * still being written, or whose writer died, ends with its last whole record; `ending` tells.
 *
 * @param path of the file, not of its folder
 * @throws what `node:fs` throws where the file cannot be opened
 *
 * @example
 * ```ts
 * const reader = eventReader(path)
 * for await (const { step, values } of reader) {
 *   for (const value of values) if (value.type === 'scalar') console.log(value.tag, step, value.value)
 * }
 * if (!reader.ending?.whole) console.log('cut off', reader.ending)
 * ```
 */
export const eventReader = (path: string): EventReader => {
  let ending: Ending | undefined
  return {
    get ending() {
      return ending
    },
    async *[Symbol.asyncIterator]() {
      ending = undefined
      const handle = await open(path, 'r')
      try {
        const { size } = await handle.stat()
        let at = 0
        let events = 0
        const take = async (count: number, from: number): Promise<Uint8Array | undefined> => {
          if (from + count > size) return undefined
          const bytes = new Uint8Array(count)
          const { bytesRead } = await handle.read(bytes, 0, count, from)
          return bytesRead === count ? bytes : undefined
        }
        const stop = (why: 'cut-off' | 'length' | 'data' | 'event') => {
          ending = { whole: false, events, at, lostBytes: size - at, why }
        }
        while (at < size) {
          const head = await take(headBytes, at)
          if (!head) return stop('cut-off')
          const length = lengthIn(head)
          if (length === undefined || length > mostBytes) return stop('length')
          const rest = await take(length + footBytes, at + headBytes)
          if (!rest) return stop('cut-off')
          const data = rest.subarray(0, length)
          if (!isWhole(data, rest.subarray(length))) return stop('data')
          let event: LoggedEvent
          try {
            event = readEvent(data)
          } catch {
            return stop('event')
          }
          at += headBytes + length + footBytes
          events++
          yield event
        }
        ending = { whole: true, events }
      } finally {
        await handle.close()
      }
    },
  }
}
