import { describe, expect, it } from 'vitest'
import type { ExperimentEvent, Metrics } from '../../../src/exercises.js'
import { lineFitExperiment } from './experiment.js'

const run = async (values: Record<string, unknown> = {}, seed = 1, signal?: AbortSignal) => {
  const work = lineFitExperiment.run(lineFitExperiment.parameters.parse(values), {
    seed,
    language: 'en',
    ...(signal && { signal }),
  })
  const events: ExperimentEvent[] = []
  for (;;) {
    const { value, done } = await work.next()
    if (done) return { events, metrics: value as Metrics }
    events.push(value)
  }
}

const figures = (events: readonly ExperimentEvent[]) =>
  events.flatMap((event) => (event.type === 'figure' ? [event.id] : []))

describe('the experiment of tf/line-fit', () => {
  it('holds its references and ends beside least squares', async () => {
    for (const { parameters = {}, holds, id } of lineFitExperiment.references) {
      const { metrics } = await run(parameters, 2)
      expect(holds(metrics), id).toBe(true)
    }
    const { metrics, events } = await run()
    expect(lineFitExperiment.prediction.outcome(metrics, {})).toBe('near')
    expect(figures(events)[0]).toBe('line')
    expect(new Set(figures(events))).toEqual(new Set(['line', 'bowl', 'cost']))
    expect(events.filter(({ type }) => type === 'step')).toHaveLength(60)
  })

  it('is the same for the same seed, from the same place only', async () => {
    const few = { epochs: 7 }
    const { metrics } = await run(few, 5)
    expect((await run(few, 5)).metrics).toEqual(metrics)
    expect((await run(few, 6)).metrics.w).not.toBe(metrics.w)
    const zero = await run({ ...few, start: 'zero' }, 5)
    expect((await run({ ...few, start: 'zero' }, 6)).metrics).toEqual(zero.metrics)
    expect(lineFitExperiment.prediction.outcome(metrics, {})).toBe('away')
  })

  it('stops when it is told to, and says nothing that is not true', async () => {
    const { metrics, events } = await run({}, 1, AbortSignal.abort())
    expect(metrics).toEqual({})
    expect(events.filter(({ type }) => type === 'step')).toHaveLength(1)
    expect(lineFitExperiment.prediction.outcome(metrics, {})).toBeNull()
  })
})
