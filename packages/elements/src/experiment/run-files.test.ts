import { memoryReader } from '@firstgrad/viz/tensorboard/memory'
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
    expect(csvOf(record)).toBe(
      'step,series,loss,accuracy\r\n1,"a, ""b""",2,0.5\r\n2,"a, ""b""",1,\r\n1,,3,\r\n',
    )
  })
})
