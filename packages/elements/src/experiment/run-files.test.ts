import { describe, expect, it } from 'vitest'
import { csvOf, eventsOf } from './run-files.js'
import { RunRecord } from './run-record.js'

const record = new RunRecord(1, { parameters: {}, seed: 1 })
const events = [
  { step: 1, measures: { loss: 2, accuracy: 0.5 }, series: 'a, "b"' },
  { step: 2, measures: { loss: 1 }, series: 'a, "b"' },
  { step: 1, measures: { loss: 3 } },
]
for (const event of events) record.add({ type: 'step', of: 2, ...event } as never)

describe('csvOf', () => {
  it('has a row for each step of each series', () => {
    const lines = ['step,series,loss,accuracy', '1,"a, ""b""",2,0.5', '2,"a, ""b""",1,', '1,,3,']
    expect(csvOf(record)).toBe(lines.map((line) => `${line}\r\n`).join(''))
  })
})

describe('eventsOf', () => {
  it('is an event file that names each measure of each series', () => {
    const text = new TextDecoder('latin1').decode(eventsOf(record, 'first'))
    expect(text).toContain('brain.Event:2')
    expect(text).toContain('loss/a, "b"')
    expect(text.match(/accuracy/g)).toHaveLength(1)
  })
})
