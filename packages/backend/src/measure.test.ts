import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type MeasureEvent, type MeasureOptions, measure } from './measure.js'

const collect = async (options?: MeasureOptions): Promise<MeasureEvent[]> => {
  const events: MeasureEvent[] = []
  for await (const event of measure(options)) events.push(event)
  return events
}

describe('measure', () => {
  it('wants an engine', async () => {
    expect(tf.getBackend()).toBeFalsy()
    await expect(collect()).rejects.toMatchObject({ code: 'backend/not-bound' })
  })

  describe('on cpu', () => {
    beforeAll(async () => {
      tf.env().set('IS_NODE', false)
      await tf.setBackend('cpu')
    })

    it('tells start, samples, tasks, memory and a result that sums them up', async () => {
      const kept = tf.zeros([10])
      const events = await collect({ budgetMs: 100 })
      kept.dispose()
      expect(events[0]).toEqual({ type: 'start', engine: 'cpu', budgetMs: 100 })
      const tasks = events.filter((event) => event.type === 'task')
      expect(tasks.map(({ task }) => task)).toEqual(['matmul', 'conv2d'])
      for (const { task, samples, gflops, milliseconds, shape } of tasks) {
        const own = events.filter((event) => event.type === 'sample' && event.task === task)
        expect(own).toHaveLength(samples)
        expect(samples).toBeGreaterThan(0)
        expect(milliseconds).toBeGreaterThan(0)
        const n = Number.parseInt(shape, 10)
        const operations = task === 'matmul' ? 2 * n ** 3 : 2 * n * n * 16 * 16 * 9
        expect(gflops).toBeCloseTo(operations / milliseconds / 1e6, 9)
      }
      const memory = { tensors: 1, tensorBytes: 40 }
      expect(events.at(-2)).toEqual({ type: 'memory', ...memory })
      expect(events.at(-1)).toMatchObject({ type: 'result', engine: 'cpu', memory })
      const result = events.at(-1)
      expect(result?.type === 'result' && result.tasks).toEqual(
        tasks.map(({ type: _, ...task }) => task),
      )
      expect(tf.memory().numTensors).toBe(0)
    })

    it('measures at least once, however small the budget', async () => {
      const events = await collect({ budgetMs: 1 })
      expect(events.filter(({ type }) => type === 'task')).toHaveLength(2)
    })

    it('frees its memory when the caller leaves', async () => {
      for await (const event of measure({ budgetMs: 50 })) if (event.type === 'sample') break
      expect(tf.memory().numTensors).toBe(0)
    })

    it('stops when told to', async () => {
      const controller = new AbortController()
      const seen: string[] = []
      const running = (async () => {
        for await (const event of measure({ signal: controller.signal })) {
          seen.push(event.type)
          if (event.type === 'sample') controller.abort(new Error('enough'))
        }
      })()
      await expect(running).rejects.toThrow('enough')
      expect(seen).toEqual(['start', 'sample'])
      expect(tf.memory().numTensors).toBe(0)
    })

    it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])(
      'refuses a budget of %d',
      async (budgetMs) => {
        await expect(collect({ budgetMs })).rejects.toMatchObject({
          code: 'backend/budget',
          details: { budgetMs: String(budgetMs) },
        })
      },
    )
  })
})
