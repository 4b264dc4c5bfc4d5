import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawFrom } from '../exercises/draw.js'
import type { ExperimentEvent, Metrics } from '../exercises.js'
import { encodeTable, type TableData } from './encode-table.js'
import { readTable } from './read-table.js'
import { rowPredictor } from './row-predictor.js'
import { tableExperiment } from './table-experiment.js'

/** A table where `size` decides the kind, and with `noise` nothing. */
const kinds = (() => {
  const draw = drawFrom(1, 'kinds')
  const rows = Array.from({ length: 200 }, () => {
    const size = draw.number(0, 10)
    return `${size},${draw.number()},${size > 5 ? 'large' : 'small'},${3 * size + 2}`
  })
  const text = `size,noise,kind,price\n${rows.join('\n')}\n`
  return readTable(new TextEncoder().encode(text), 'kinds.csv')
})()

const run = async (data: TableData, values: object = {}, signal?: AbortSignal) => {
  const { parameters, run } = tableExperiment(data)
  const host = { seed: 1, checkpoints: 1, language: 'zh-CN', ...(signal && { signal }) } as const
  const work = run(parameters.parse(values), host)
  const events: ExperimentEvent[] = []
  for (;;) {
    const { value, done } = await work.next()
    if (done) return { events, metrics: value as Metrics }
    events.push(value)
  }
}

const figuresOf = (events: readonly ExperimentEvent[]) =>
  new Map(events.flatMap((event) => (event.type === 'figure' ? [[event.id, event.figure]] : [])))

describe('tableExperiment', { timeout: 60_000 }, () => {
  let tensors = 0
  beforeAll(async () => {
    await bind({ prefer: 'cpu' })
    tensors = tf.memory().numTensors
  })
  afterAll(() => expect(tf.memory().numTensors).toBe(tensors))

  it('foretells a class, and knows which column tells it', async () => {
    const { events, metrics } = await run(encodeTable(kinds, 'kind'), { epochs: 20 })
    expect(metrics.accuracy).toBeGreaterThan(0.9)
    expect(metrics.guess).toBeLessThan(0.7)
    expect(metrics.learned! + metrics.judged!).toBe(200)
    const figures = figuresOf(events)
    expect([...figures.keys()]).toEqual(['learning', 'answers', 'weights'])
    // The price says as much as the size; the noise says nothing.
    expect(figures.get('weights')).toMatchObject({ categories: expect.arrayContaining(['noise']) })
    expect((figures.get('weights') as { categories: string[] }).categories.at(-1)).toBe('noise')
  })

  it('foretells a number by a straight line', async () => {
    const { metrics } = await run(encodeTable(kinds, 'price'), {
      hidden: 0,
      epochs: 60,
      rate: 0.03,
    })
    expect(metrics.r2).toBeGreaterThan(0.95)
    expect(metrics.error).toBeLessThan(metrics.guessError! / 4)
    expect(metrics.accuracy).toBeUndefined()
  })

  it('leaves weights that answer for new rows', async () => {
    const answers = []
    for (const [column, values] of [
      ['kind', { epochs: 20 }],
      ['price', { hidden: 0, epochs: 60, rate: 0.03 }],
    ] as const) {
      const data = encodeTable(kinds, column)
      const { events } = await run(data, values)
      const { weights } = events.findLast((event) => event.type === 'checkpoint')!
      const predictor = rowPredictor('hidden' in values ? values.hidden : 2, data, weights)
      answers.push(
        await predictor.predict(
          new Map<string, number | string>([
            ['size', 9],
            ['kind', 'large'],
          ]),
        ),
      )
      predictor.dispose()
    }
    const [kind, price] = answers
    expect(kind).toMatchObject({ kind: 'class' })
    expect((kind as { shares: Float32Array }).shares[0]).toBeGreaterThan(0.9)
    expect((price as { value: number }).value).toBeGreaterThan(22)
  })

  it('gives equal bits for one seed, and stops when it is told to', async () => {
    const data = encodeTable(kinds, 'kind')
    const few = { epochs: 2 }
    expect((await run(data, few)).metrics).toEqual((await run(data, few)).metrics)
    expect((await run(data, few, AbortSignal.abort())).metrics).toEqual({})
  })
})
