import { describe, expect, it } from 'vitest'
import { type LineFitEvent, lineFit } from './line-fit.js'
import { parseParameters } from './parameters.js'
import type { RunHost } from './run.js'

const collect = async (values: Record<string, unknown> = {}, host: RunHost = {}) => {
  const events: LineFitEvent[] = []
  for await (const event of lineFit.run(parseParameters(lineFit.parameters, values), host)) {
    events.push(event)
  }
  const result = events.at(-1)
  if (result?.type !== 'result') throw new Error('no result')
  return { events, result }
}

describe('line-fit', () => {
  it('ends where TensorFlow ends, to five digits', async () => {
    const { events, result } = await collect()
    expect(result.W).toBeCloseTo(0.24773, 5)
    expect(result.b).toBeCloseTo(0.80343, 5)
    expect(result.cost).toBeCloseTo(0.077165, 6)
    expect(result).toMatchObject({
      reason: 'finished',
      steps: 51_000,
      backend: 'javascript (compiled)',
    })
    expect(events.filter(({ type }) => type === 'epoch')).toHaveLength(60)
  })

  it('comes to the least squares line with full batches, whatever the start', async () => {
    // Least squares: w .251635, b .798801; the condition number 372 makes b slow.
    const { result } = await collect({ batchSize: 17, epochs: 60_000, learningRate: 0.04, seed: 9 })
    expect(result.W).toBeCloseTo(0.251635, 4)
    expect(result.b).toBeCloseTo(0.798801, 3)
  })

  it('computes the same on TensorFlow.js', async () => {
    const local = await collect({ epochs: 20 })
    const { events, result } = await collect({ epochs: 20 }, { backend: 'cpu' })
    expect(events[0]).toMatchObject({ type: 'backend', report: { backend: 'cpu' } })
    expect(result.W).toBeCloseTo(local.result.W, 6)
    expect(result.backend).toBe('cpu')
  })

  // The largest curvature over all points is 45.1608, so gradient descent holds below 2 / 45.1608.
  it.each([
    [0.044, 'finished'],
    [0.045, 'diverged'],
  ])(
    'with full batches and rate %d is %s',
    async (learningRate, reason) => {
      const { events, result } = await collect({ batchSize: 17, epochs: 5000, learningRate })
      expect(result.reason).toBe(reason)
      if (reason === 'finished') return
      const diverged = events.find((event) => event.type === 'diverged')!
      const cause = diverged.causes[0]!
      if (cause.code !== 'core/cause-learning-rate') throw new Error(cause.code)
      expect(cause.details.largestCurvature).toBeCloseTo(45.1608, 1)
      expect(cause.details.limit).toBeCloseTo(0.044286, 4)
      expect(diverged.beganAtStep).toBeLessThan(diverged.step)
    },
    60_000,
  )

  it('stops when it is told to', async () => {
    const { result } = await collect({}, { signal: AbortSignal.abort() })
    expect(result).toMatchObject({ reason: 'aborted', steps: 0 })
    // Σ(0.1x + 0.1 - y)² / 34 over the points.
    expect(result.cost).toBeCloseTo(1.490226, 5)
  })

  it('fits one point exactly', async () => {
    const { result } = await collect({ limit: 1, epochs: 5000 })
    expect(result.cost).toBeLessThan(1e-10)
  })
})
