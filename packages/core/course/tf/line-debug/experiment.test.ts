import { describe, expect, it } from 'vitest'
import type { ExperimentEvent, Metrics } from '../../../src/exercises.js'
import { lineDebugExperiment } from './experiment.js'

const run = async (values: Record<string, unknown> = {}, seed = 1, signal?: AbortSignal) => {
  const work = lineDebugExperiment.run(lineDebugExperiment.parameters.parse(values), {
    seed,
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

describe('the experiment of tf/line-debug', () => {
  it.each(lineDebugExperiment.references)('holds: $id', async ({ parameters = {}, holds }) => {
    const { metrics } = await run(parameters)
    expect(holds(metrics)).toBe(true)
    expect(Object.values(metrics).every(Number.isFinite)).toBe(true)
    expect(lineDebugExperiment.prediction.outcome(metrics, {})).toBe('diverges')
  })

  it('draws the fit first, and the outlier where there is one', async () => {
    const { events } = await run({ epochs: 20 })
    expect(figures(events)).toEqual(['fit', 'loss', 'residuals', 'edge', 'degrees'])
    const pulled = await run({ epochs: 20, outlier: 5 })
    expect(figures(pulled.events).at(-1)).toBe('outlier')
  })

  it('under MAE the outlier hardly moves the points that no fit has seen', async () => {
    const pulled = { outlier: 10, epochs: 1000 }
    const squared = await run({ ...pulled, loss: 'mse' })
    const huber = await run({ ...pulled, loss: 'huber' })
    const absolute = await run({ ...pulled, loss: 'mae' })
    expect(squared.metrics.test).toBeGreaterThan(0.6)
    expect(huber.metrics.test).toBeLessThan(0.1)
    expect(absolute.metrics.test).toBeLessThan(0.1)
    expect(squared.metrics.limit).toBeCloseTo(0.044286, 6)
    expect(absolute.metrics.limit).toBeUndefined()
  })

  it('stays with finite metrics where the fit flies off to NaN', async () => {
    const { events, metrics } = await run({ rate: 1, epochs: 5000 })
    expect(metrics.diverged).toBe(1)
    expect(metrics.train).toBeUndefined()
    expect(Object.values(metrics).every(Number.isFinite)).toBe(true)
    expect(figures(events)).toContain('fit')
    const [finding, ...others] = events.flatMap((event) =>
      event.type === 'finding' ? [event.finding] : [],
    )
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      code: 'core/cause-learning-rate',
      details: { learningRate: 1, limit: expect.closeTo(0.044286, 6) },
    })
    const calm = await run({ rate: 0.044, epochs: 20 })
    expect(calm.events.filter(({ type }) => type === 'finding')).toEqual([])
  })

  it('draws the weights of the network from the seed, and those alone', async () => {
    const few = { model: 'mlp-8', epochs: 10 }
    const { metrics } = await run(few, 3)
    expect((await run(few, 3)).metrics).toEqual(metrics)
    expect((await run(few, 4)).metrics.train).not.toBe(metrics.train)
    expect((await run({ epochs: 10 }, 3)).metrics).toEqual((await run({ epochs: 10 }, 4)).metrics)
  })

  it('stops when it is told to', async () => {
    const { metrics, events } = await run({}, 1, AbortSignal.abort())
    expect(metrics).toEqual({})
    expect(events.filter(({ type }) => type === 'step')).toHaveLength(1)
    expect(lineDebugExperiment.prediction.outcome(metrics, {})).toBeNull()
  })
})
