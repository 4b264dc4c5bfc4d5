import { type EventReader, readerOf } from '../reading/read-events.js'

/** Reads the bytes of an event file, as `eventReader` reads the file. */
export const memoryReader = (bytes: Uint8Array): EventReader => {
  const held = (at: number, count: number) =>
    at + count <= bytes.length ? bytes.subarray(at, at + count) : undefined
  return readerOf(async () => ({
    size: bytes.length,
    held,
    load: async (at, count) => held(at, count),
    close: async () => {},
  }))
}
