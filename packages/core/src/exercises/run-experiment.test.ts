import { lineChart, toSVG } from '@firstgrad/viz'
import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { describeError } from '../messages/index.js'
import { compareRuns } from './compare-runs.js'
import { drawFrom } from './draw.js'
import { type ExperimentInfo, experiment, type FigureEvent } from './experiment.js'
import type { ExperimentCard } from './experiment-card.js'
import { readCard } from './read-card.js'
import { reproduces } from './reproduces.js'
import {
  type ExperimentResult,
  type RunExperimentEvent,
  type RunExperimentHost,
  runExperiment,
} from './run-experiment.js'
import { sweepGrid } from './sweep-grid.js'

const words = { en: 'words', 'zh-CN': '词' }
const parameters = z.object({
  steps: z.int().min(1).max(100).default(4).meta({ words }),
  rate: z.number().positive().max(10).default(0.5).meta({ words }),
  decay: z.boolean().default(false).meta({ words }),
})

/** Gradient descent on x² from a drawn start. */
const bowl = experiment({
  parameters,
  prediction: {
    ask: words,
    choices: [
      { id: 'falls', words },
      { id: 'rises', words },
    ],
    outcome: ({ loss, first }) => (loss! < first! ? 'falls' : 'rises'),
  },
  measures: { loss: { en: 'loss', 'zh-CN': '损失' }, first: words },
  references: [],
  async *run({ steps, rate, decay }, { seed, language, signal }) {
    const x = tf.scalar(drawFrom(seed, 'start').number(1, 2))
    const losses: number[] = []
    let at = x
    try {
      for (let step = 1; step <= steps && !signal?.aborted; step++) {
        const next = tf.mul(at, 1 - 2 * rate * (decay ? 1 / step : 1)) as tf.Scalar
        at.dispose()
        at = next
        const loss = (await at.data())[0]! ** 2
        losses.push(loss)
        yield { type: 'step', step, of: steps, measures: { loss } }
        const title = language === 'en' ? 'Loss' : '损失'
        const figure = lineChart({ title, series: [{ name: 'x', y: losses }] })
        yield { type: 'figure', id: 'losses', figure }
      }
      return { loss: losses.at(-1)!, first: losses[0]! }
    } finally {
      at.dispose()
    }
  },
})
const info: ExperimentInfo = {
  title: words,
  seconds: 1,
  parameters: async () => parameters,
  load: async () => bowl,
}
const exercise = { id: 'basics/bowl', experiment: info }
const host: RunExperimentHost = { seed: 3, language: 'en', backend: 'cpu' }

const collect = async (
  values: Record<string, unknown> = {},
  more: Partial<RunExperimentHost> = {},
) => {
  const events: RunExperimentEvent[] = []
  for await (const event of runExperiment(exercise, values, { ...host, ...more }))
    events.push(event)
  return { events, result: events.at(-1) as ExperimentResult }
}
const cardOf = async (...args: Parameters<typeof collect>) => (await collect(...args)).result.card!

const errorOf = async (work: () => unknown) => {
  try {
    await work()
  } catch (error) {
    return { en: describeError(error, 'en'), 'zh-CN': describeError(error, 'zh-CN') }
  }
  throw new Error('no error')
}

describe('runExperiment', () => {
  it('binds, passes events on and ends with a result', async () => {
    const { events, result } = await collect({ rate: 0.25 })
    expect(events[0]).toMatchObject({ type: 'backend', report: { backend: 'cpu' } })
    expect(events.filter(({ type }) => type === 'step')).toHaveLength(4)
    expect(result).toMatchObject({
      id: 'basics/bowl',
      reason: 'finished',
      backend: 'cpu',
      seed: 3,
      prediction: { right: 'falls' },
      card: {
        schema: 1,
        exercise: 'basics/bowl',
        seed: 3,
        parameters: { steps: 4, rate: 0.25, decay: false },
        metrics: result.metrics,
      },
    })
    expect(result.seconds).toBeGreaterThan(0)
    expect(result.card!.versions).toHaveProperty('firstgrad')
    expect(toSVG((events.at(-2) as FigureEvent).figure)).toContain('Loss')
  })

  it('checks parameters and seed before it does anything', async () => {
    expect((await errorOf(() => collect({ rate: 11 }))).en).toMatch(/rate.*at most 10, got 11/)
    expect((await errorOf(() => collect({ rates: 1 }))).en).toMatch(/got rates/)
    expect((await errorOf(() => collect({}, { seed: 0.5 }))).en).toMatch(/seed.*whole number/)
    for (const checkpoints of [-1, 0.5, Number.NaN, 1e9]) {
      const { en } = await errorOf(() => collect({}, { checkpoints }))
      expect(en).toMatch(/checkpoints.*whole number of at least 0 and at most 200/)
    }
  })

  it('refuses weights that an experiment has no use for', async () => {
    const { en, 'zh-CN': zh } = await errorOf(() => collect({}, { start: new Uint8Array(8) }))
    expect(en).toMatch(/cannot begin with weights of another run/)
    expect(zh).toMatch(/不能从另一次运行的权重开始/)
  })

  it('ends as aborted when it is, without a card, and leaks nothing', async () => {
    await collect()
    const before = tf.memory().numTensors
    const control = new AbortController()
    const events: RunExperimentEvent[] = []
    for await (const event of runExperiment(exercise, {}, { ...host, signal: control.signal })) {
      events.push(event)
      if (event.type === 'step' && event.step === 2) control.abort()
    }
    expect(events.at(-1)).toMatchObject({ type: 'result', reason: 'aborted', card: null })
    expect(events.at(-1)).not.toHaveProperty('prediction')
    expect((await collect({}, { signal: control.signal })).events).toHaveLength(2)
    for await (const event of runExperiment(exercise, {}, host)) if (event.type === 'step') break
    expect(tf.memory().numTensors).toBe(before)
  })

  it('takes the error of a stopped download for what it is, and throws any other', async () => {
    const control = new AbortController()
    const failing = (message: string): ExperimentInfo => ({
      ...info,
      load: async () => ({
        ...bowl,
        // biome-ignore lint/correctness/useYield: it fails before
        async *run() {
          if (message === 'stopped') control.abort()
          throw new Error(message)
        },
      }),
    })
    const run = async (message: string, signal?: AbortSignal) => {
      const one = { id: 'basics/bowl', experiment: failing(message) }
      let last: RunExperimentEvent | undefined
      for await (const event of runExperiment(one, {}, { ...host, ...(signal && { signal }) }))
        last = event
      return last
    }
    expect(await run('stopped', control.signal)).toMatchObject({ reason: 'aborted' })
    await expect(run('broken')).rejects.toThrow('broken')
  })
})

describe('run cards', () => {
  it('tell that a run made again is the same, bit for bit', async () => {
    const [card, again] = [await cardOf({ decay: true }), await cardOf({ decay: true })]
    expect(reproduces(card, again)).toEqual({ same: true, rerun: true, differences: [] })
    expect(again.sha256).toBe(card.sha256)
  })

  it('tell in what it is not', async () => {
    const card = await cardOf()
    const other = await cardOf({}, { seed: 4 })
    const { same, rerun, differences } = reproduces(card, other)
    expect({ same, rerun }).toEqual({ same: false, rerun: false })
    expect(differences[0]).toEqual({ part: 'seed', name: null, values: [3, 4] })

    const metrics = { ...card.metrics, loss: 7 }
    const elsewhere = { ...card, backend: 'wasm', metrics }
    expect(reproduces(card, elsewhere)).toEqual({
      same: false,
      rerun: true,
      differences: [
        { part: 'backend', name: null, values: ['cpu', 'wasm'] },
        { part: 'metrics', name: 'loss', values: [card.metrics.loss, 7] },
      ],
    })
    const figures = { losses: 'a'.repeat(64) }
    expect(reproduces(card, { ...card, figures })).toMatchObject({
      same: false,
      differences: [{ part: 'figures', name: 'losses' }],
    })
  })

  it('of another language agree in metrics', async () => {
    const [card, chinese] = [await cardOf(), await cardOf({}, { language: 'zh-CN' })]
    expect(chinese.figures).not.toEqual(card.figures)
    expect(reproduces(card, chinese)).toMatchObject({
      same: true,
      differences: [{ part: 'language' }],
    })
  })

  it('are read back from a file, or refused by name', async () => {
    const card = await cardOf({ rate: 9, steps: 100 })
    expect(await readCard(JSON.stringify(card))).toEqual(card)
    expect(card.metrics.loss).toBe('Infinity')
    const refused = async (value: unknown) =>
      errorOf(() => readCard(typeof value === 'string' ? value : JSON.stringify(value)))
    expect((await refused('{')).en).toMatch(/Expected a run card, but/)
    expect((await refused([])).en).toMatch(/received array/)
    expect((await refused({ ...card, seed: -1 })).en).toMatch(/seed: /)
    expect((await refused({ ...card, start: 'abc' })).en).toMatch(/start: .*64 hexadecimal/)
    expect((await refused({ ...card, extra: 1 })).en).toMatch(/extra/)
    expect((await refused({ ...card, schema: 2 })).en).toMatch(/version 1, got version 2/)
    expect((await refused({ ...card, metrics: { loss: 1 } })).en).toMatch(/changed after/)
    expect((await refused({ ...card, metrics: { loss: 1 } }))['zh-CN']).toMatch(/改动/)
  })
})

describe('compareRuns', () => {
  it('sets side by side what differs and what came of it', async () => {
    const cards = [await cardOf({ rate: 0.1 }), await cardOf({ rate: 2 })]
    const { labels, settings, metrics, table, bars } = compareRuns(cards, {
      language: 'zh-CN',
      words: { ...bowl.measures, rate: { en: 'rate', 'zh-CN': '学习率' } },
    })
    expect(labels).toEqual(['学习率 0.1', '学习率 2'])
    expect(settings).toEqual([{ part: 'parameters', name: 'rate', values: [0.1, 2] }])
    expect(metrics.map(({ name }) => name)).toEqual(['loss', 'first'])
    expect(table.columns).toEqual(['', '第 1 次', '第 2 次'])
    expect(table.rows[0]).toEqual(['学习率', 0.1, 2])
    expect(table.rows[1]).toEqual(['损失', ...cards.map((card) => card.metrics.loss)])
    expect(bars[0]).toMatchObject({ title: '损失', categories: labels })
    expect(toSVG(table)).toContain('学习率')
    expect(toSVG(bars[0]!)).toContain('损失')
  })

  it('tells a fork by the first letters of its weights', async () => {
    const card = await cardOf()
    const fork: ExperimentCard = { ...card, start: '0123456789abcdef'.repeat(4) }
    const { labels, settings } = compareRuns([card, fork], { language: 'en' })
    expect(labels).toEqual(['start -', 'start 01234567'])
    expect(settings).toEqual([{ part: 'start', name: null, values: [null, fork.start] }])
  })

  it('counts runs that differ in nothing, and refuses those of other exercises', async () => {
    const card = await cardOf()
    expect(compareRuns([card, card], { language: 'en' }).labels).toEqual(['run 1', 'run 2'])
    const other: ExperimentCard = { ...card, exercise: 'basics/other' }
    expect((await errorOf(() => compareRuns([], { language: 'en' }))).en).toMatch(/at least one/)
    expect((await errorOf(() => compareRuns([card, other], { language: 'en' }))).en).toMatch(
      /basics\/bowl, basics\/other/,
    )
  })
})

describe('sweepGrid', () => {
  it('is every combination, the last one changing fastest', () => {
    expect(sweepGrid(parameters, { rate: [0.1, 1], decay: [false, true] })).toEqual([
      { steps: 4, rate: 0.1, decay: false },
      { steps: 4, rate: 0.1, decay: true },
      { steps: 4, rate: 1, decay: false },
      { steps: 4, rate: 1, decay: true },
    ])
    expect(sweepGrid(parameters, {})).toEqual([{ steps: 4, rate: 0.5, decay: false }])
  })

  it('is checked before anything runs', async () => {
    const thousand = Array.from({ length: 101 }, (_, i) => i + 1)
    const refused = (values: Record<string, unknown[]>) =>
      errorOf(() => sweepGrid(parameters, values))
    expect((await refused({ rates: [1] })).en).toMatch(/got rates/)
    expect((await refused({ rate: [1, 11] })).en).toMatch(/at most 10, got 11/)
    expect((await refused({ rate: [] })).en).toMatch(/at least one value of rate/)
    expect((await refused({ rate: thousand, steps: thousand })).en).toMatch(/1000.*got 10201/)
  })
})
