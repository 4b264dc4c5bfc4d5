import type { FileWindow } from '../records/file-window.js'
import { footBytes, headBytes, isWhole, lengthIn } from '../records/record.js'
import { type LoggedEvent, readEvent } from './event.js'

/** How far events could be read. */
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

/** Bytes that are read from their begin to `size`. */
export interface Source extends FileWindow {
  readonly size: number
  close(): Promise<void>
}

/** Reads events record by record from what `open` opens. */
export const readerOf = (open: () => Promise<Source>): EventReader => {
  let ending: Ending | undefined
  return {
    get ending() {
      return ending
    },
    async *[Symbol.asyncIterator]() {
      ending = undefined
      const file = await open()
      const { size } = file
      try {
        let at = 0
        let events = 0
        const stop = (why: 'cut-off' | 'length' | 'data' | 'event') => {
          ending = { whole: false, events, at, lostBytes: size - at, why }
        }
        while (at < size) {
          const head = file.held(at, headBytes) ?? (await file.load(at, headBytes))
          if (!head) return stop('cut-off')
          const length = lengthIn(head)
          if (length === undefined || length > mostBytes) return stop('length')
          const bytes = headBytes + length + footBytes
          const record = file.held(at, bytes) ?? (await file.load(at, bytes))
          if (!record) return stop('cut-off')
          const data = record.subarray(headBytes, headBytes + length)
          if (!isWhole(data, record.subarray(headBytes + length))) return stop('data')
          let event: LoggedEvent
          try {
            event = readEvent(data)
          } catch {
            return stop('event')
          }
          at += bytes
          events++
          yield event
        }
        ending = { whole: true, events }
      } finally {
        await file.close()
      }
    },
  }
}
