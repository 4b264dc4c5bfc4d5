import { expect, test } from 'vitest'
import { type LoggedEvent, memoryReader, memoryWriter } from './index.js'

const all = async (bytes: Uint8Array) => {
  const reader = memoryReader(bytes)
  const events: LoggedEvent[] = []
  for await (const event of reader) events.push(event)
  return { events, ending: reader.ending }
}

test('what was written is read again', async () => {
  const writer = memoryWriter()
  writer.scalar('loss', 0.5, { step: 3, wallTimeMs: 1000 })
  const before = writer.bytes()
  writer.scalar('loss', Number.NaN, { step: 4, wallTimeMs: 2000 })
  expect(writer.bytes().subarray(0, before.length)).toEqual(before)

  const { events, ending } = await all(writer.bytes())
  expect(ending).toEqual({ whole: true, events: 3 })
  expect(events[0]?.fileVersion).toBe('brain.Event:2')
  expect(events.slice(1)).toEqual([
    { step: 3, wallTimeMs: 1000, values: [{ tag: 'loss', type: 'scalar', value: 0.5 }] },
    { step: 4, wallTimeMs: 2000, values: [{ tag: 'loss', type: 'scalar', value: Number.NaN }] },
  ])
})

test('bytes that are cut off anywhere are read up to the last whole record', async () => {
  const writer = memoryWriter()
  const ends = [0, writer.bytes().length]
  for (let step = 0; step < 3; step++) {
    writer.scalar('loss', step, { step })
    ends.push(writer.bytes().length)
  }
  const bytes = writer.bytes()
  for (let length = 0; length <= bytes.length; length++) {
    const { events, ending } = await all(bytes.subarray(0, length))
    const whole = ends.filter((end) => end <= length).length - 1
    expect(events.length).toBe(whole)
    expect(ending?.whole).toBe(ends.includes(length))
  }
})

test('what cannot be read is said when it is written', () => {
  const writer = memoryWriter()
  expect(() => writer.scalar('', 1)).toThrow(expect.objectContaining({ code: 'viz/bad-tag' }))
  expect(() => writer.scalar('loss', 1, { step: -1 })).toThrow(
    expect.objectContaining({ code: 'viz/bad-step' }),
  )
})
