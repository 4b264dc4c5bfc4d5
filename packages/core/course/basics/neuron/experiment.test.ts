import { describe, expect, it } from 'vitest'
import type { ExperimentEvent, Metrics } from '../../../src/exercises.js'
import { neuronExperiment } from './experiment.js'

const run = async (values: Record<string, unknown> = {}, signal?: AbortSignal) => {
  const work = neuronExperiment.run(neuronExperiment.parameters.parse(values), {
    seed: 1,
    language: 'zh-CN',
    ...(signal && { signal }),
  })
  const events: ExperimentEvent[] = []
  for (;;) {
    const { value, done } = await work.next()
    if (done) return { events, metrics: value as Metrics }
    events.push(value)
  }
}

const figures = (events: readonly ExperimentEvent[]) => [
  ...new Set(events.flatMap((event) => (event.type === 'figure' ? [event.id] : []))),
]

describe('the experiment of basics/neuron', () => {
  it.each(neuronExperiment.references)('holds: $id', async ({ parameters = {}, holds }) => {
    const { metrics } = await run(parameters)
    expect(holds(metrics)).toBe(true)
    expect(neuronExperiment.prediction.outcome(metrics, {})).toBe('three')
  })

  it('draws your line first, then what it learns', async () => {
    const { events, metrics } = await run()
    expect(figures(events)).toEqual(['line', 'learned', 'loss', 'best'])
    // The best that XOR allows: every answer one half, -ln ½.
    expect(metrics.loss).toBeCloseTo(Math.LN2, 4)
    expect((await run()).metrics).toEqual(metrics)
  })

  it('judges weights that are set by hand', async () => {
    const { events, metrics } = await run({ gate: 'and', w1: 2, w2: 2, b: -3, steps: 0 })
    expect(metrics).toMatchObject({ accuracy: 1, learned: 1, w1: 2, w2: 2, b: -3 })
    expect(figures(events)).toEqual(['line', 'best'])
    expect((await run({ gate: 'and', w1: 2, w2: 2, b: -1, steps: 0 })).metrics.accuracy).toBe(0.5)
  })

  it('stays finite with the largest weights', async () => {
    const { metrics } = await run({ w1: 10, w2: -10, b: 10, steps: 5 })
    expect(Object.values(metrics).every(Number.isFinite)).toBe(true)
  })

  it('stops when it is told to', async () => {
    const { metrics, events } = await run({}, AbortSignal.abort())
    expect(metrics).toEqual({})
    expect(events.filter(({ type }) => type === 'step')).toHaveLength(1)
  })
})
