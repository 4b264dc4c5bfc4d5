import type { RunExperimentEvent } from '@firstgrad/core/experiments'
import { describe, expect, it } from 'vitest'
import { RunRecord } from './run-record.js'

const step = (step: number, measures: Record<string, number>, series?: string) =>
  ({ type: 'step', step, of: 200, measures, ...(series && { series }) }) as RunExperimentEvent

const figure = (id: string, title: string) =>
  ({ type: 'figure', id, figure: { title } }) as never as RunExperimentEvent

const recordOf = (events: readonly RunExperimentEvent[]) => {
  const record = new RunRecord(1, { parameters: {}, seed: 1 })
  for (const event of events) record.add(event)
  return record
}

const titlesAt = (record: RunRecord, at: number) =>
  [...(record.momentAt(at)?.figures ?? [])].map(([id, each]) => [id, each.title])

describe('RunRecord', () => {
  it('keeps each measure of each series apart', () => {
    const { measures } = recordOf([
      step(1, { loss: 3, accuracy: 0.1 }, 'CNN'),
      step(1, { loss: 4 }, 'MLP'),
      step(2, { loss: 2 }, 'CNN'),
    ])
    expect(measures.get('loss')?.get('CNN')).toEqual({ steps: [1, 2], values: [3, 2] })
    expect(measures.get('loss')?.get('MLP')).toEqual({ steps: [1], values: [4] })
    expect(measures.get('accuracy')?.get('CNN')?.values).toEqual([0.1])
  })

  it('goes back to figures as they were', () => {
    const record = recordOf([
      figure('line', 'at first'),
      step(10, { loss: 1 }),
      figure('line', 'at 10'),
      figure('bowl', 'at 10 too'),
      step(20, { loss: 1 }),
      figure('line', 'at 20'),
    ])
    expect(titlesAt(record, 0)).toEqual([['line', 'at first']])
    expect(titlesAt(record, 19)).toEqual([
      ['line', 'at 10'],
      ['bowl', 'at 10 too'],
    ])
    expect(titlesAt(record, 99)[0]).toEqual(['line', 'at 20'])
    expect(recordOf([]).momentAt(5)).toBeUndefined()
  })

  it('forgets moments between when there are many, never the first or the last', () => {
    const events = Array.from({ length: 1000 }, (_, i) => [
      step(i, {}),
      figure('line', `at ${i}`),
    ]).flat()
    const { moments } = recordOf(events)
    expect(moments.length).toBeLessThanOrEqual(60)
    expect(moments.length).toBeGreaterThan(25)
    expect(moments[0]!.step).toBe(0)
    expect(moments.at(-1)!.step).toBe(999)
  })

  it('finds the checkpoint before a step', () => {
    const weights = Uint8Array.of(1)
    const record = recordOf([
      { type: 'checkpoint', step: 10, of: 30, weights },
      { type: 'checkpoint', step: 20, of: 30, weights },
    ])
    expect(record.checkpointAt(9)).toBeUndefined()
    expect(record.checkpointAt(15)?.step).toBe(10)
    expect(record.checkpointAt(99)?.step).toBe(20)
  })
})
