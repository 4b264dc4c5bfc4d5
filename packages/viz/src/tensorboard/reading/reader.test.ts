import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { encodeMessage } from '../protobuf/write.js'
import { frame } from '../records/record.js'
import type { EventReader } from './read-events.js'
import { eventReader, readerInChunks } from './reader.js'

let folder = ''
let path = ''
/** The prototype of open files, where what they read is watched. */
let files: FileHandle
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'firstgrad-viz-'))
  path = join(folder, 'events')
  writeFileSync(path, '')
  const handle = await open(path)
  files = Object.getPrototypeOf(handle)
  await handle.close()
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

/** A record of about so many bytes, most of them its graph. */
const record = (step: number, bytes: number): Uint8Array =>
  frame(
    encodeMessage((event) =>
      event.integer(2, step).bytes(4, new Uint8Array(bytes - 20).fill(1 + step)),
    ),
  )

const spyOnReads = () => vi.spyOn(files, 'read')

/** How large the buffers were that were read into. */
const buffersOf = (read: ReturnType<typeof spyOnReads>): number[] =>
  read.mock.calls.map(([buffer]) => (buffer as unknown as Uint8Array).length)

/** Writes records of these lengths and says where each ends. */
const write = (lengths: readonly number[]): number[] => {
  const records = lengths.map((bytes, i) => record(1 + i, bytes))
  writeFileSync(path, Buffer.concat(records))
  let end = 0
  return records.map((one) => {
    end += one.length
    return end
  })
}

/** How many events there are: each must have what was written at its step. */
const count = async (reader: EventReader): Promise<number> => {
  let step = 0
  for await (const event of reader) {
    step++
    expect(event.step).toBe(step)
    expect(event.graphDef?.every((byte) => byte === (1 + step) % 256)).toBe(true)
  }
  return step
}

test('a border between chunks may be anywhere in a record', async () => {
  const size = write([20, 37, 21, 90, 20, 64]).at(-1) as number
  for (let chunkBytes = 1; chunkBytes <= size + 1; chunkBytes++) {
    const reader = readerInChunks(path, chunkBytes)
    expect(await count(reader)).toBe(6)
    expect(reader.ending).toEqual({ whole: true, events: 6 })
  }
})

test('so may the end of a file that is cut off', async () => {
  const ends = write([20, 37, 21, 90, 20, 64])
  const size = ends.at(-1) as number
  for (let length = size - 1; length > 0; length--) {
    truncateSync(path, length)
    const reader = readerInChunks(path, 1 + ((7 * length) % size))
    const whole = ends.filter((end) => end <= length)
    expect(await count(reader)).toBe(whole.length)
    const at = whole.at(-1) ?? 0
    const lost = { at, lostBytes: length - at, why: 'cut-off' }
    expect(reader.ending).toEqual({
      whole: at === length,
      events: whole.length,
      ...(at === length ? {} : lost),
    })
  }
})

test('a record longer than a chunk gets the memory it needs, and no more', async () => {
  const read = spyOnReads()
  const ends = write([100, 300_000, 100, 700_000, 100])
  const reader = eventReader(path)
  expect(await count(reader)).toBe(5)
  expect(reader.ending).toEqual({ whole: true, events: 5 })
  expect(Math.max(...buffersOf(read))).toBe((ends[3] as number) - (ends[2] as number))
})

test('a length is believed only as far as the file reaches', async () => {
  const read = spyOnReads()
  const whole = record(1, 50)
  const long = frame(new Uint8Array(500_000))
  writeFileSync(path, Buffer.concat([whole, long.subarray(0, 60)]))
  const reader = eventReader(path)
  expect(await count(reader)).toBe(1)
  const lost = { at: whole.length, lostBytes: 60, why: 'cut-off' }
  expect(reader.ending).toEqual({ whole: false, events: 1, ...lost })
  expect(buffersOf(read)).toEqual([whole.length + 60])
})

test('many records are read at once', async () => {
  const read = spyOnReads()
  write(Array.from({ length: 10_000 }, () => 100))
  expect(await count(eventReader(path))).toBe(10_000)
  expect(read.mock.calls.length).toBeLessThan(6)
})

test('a file system may give less than it is asked for', async () => {
  write([20, 37, 21, 90, 20, 64])
  const { read } = files as unknown as { read: (...all: unknown[]) => Promise<never> }
  spyOnReads().mockImplementation(function (this: unknown, ...given: unknown[]) {
    const [buffer, offset, length, position] = given as [Uint8Array, number, number, number]
    return read.call(this, buffer, offset, Math.min(length, 5), position)
  } as never)
  const reader = eventReader(path)
  expect(await count(reader)).toBe(6)
  expect(reader.ending).toEqual({ whole: true, events: 6 })
})

test('what is appended while a file is read is left for the next time', async () => {
  const [first = 0] = write([50, 60])
  truncateSync(path, first + 10)
  const reader = readerInChunks(path, 16)
  const events = []
  for await (const event of reader) {
    events.push(event)
    appendFileSync(path, record(2, 60).subarray(10))
  }
  expect(events.length).toBe(1)
  const lost = { at: first, lostBytes: 10, why: 'cut-off' }
  expect(reader.ending).toEqual({ whole: false, events: 1, ...lost })
  expect(await count(reader)).toBe(2)
  expect(reader.ending).toEqual({ whole: true, events: 2 })
})

test('a file that becomes shorter while it is read is cut off', async () => {
  const [first = 0, size = 0] = write([50, 60])
  const reader = readerInChunks(path, 16)
  for await (const event of reader) {
    expect(event.step).toBe(1)
    truncateSync(path, first + 10)
  }
  const lost = { at: first, lostBytes: size - first, why: 'cut-off' }
  expect(reader.ending).toEqual({ whole: false, events: 1, ...lost })
})

test('whoever stops early leaves no file open', async () => {
  const read = spyOnReads()
  write([50, 60, 70])
  const reader = eventReader(path)
  for await (const event of reader) if (event.step === 2) break
  // A file that is closed has no number any more.
  expect((read.mock.contexts[0] as FileHandle).fd).toBe(-1)
  expect(reader.ending).toBeUndefined()
})
