import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { decodeSafetensors, encodeSafetensors } from '../src/checkpoints/safetensors.js'
import { sha256 } from '../src/checkpoints/sha256.js'
import type { ExperimentCheckpoint, ProgressEvent } from '../src/exercises/experiment.js'
import { readCard } from '../src/exercises/read-card.js'
import { reproduces } from '../src/exercises/reproduces.js'
import {
  type ExperimentResult,
  type RunExperimentEvent,
  type RunExperimentHost,
  runExperiment,
} from '../src/exercises/run-experiment.js'
import { type Exercise, findExercise } from '../src/exercises.js'
import { course } from './course.js'

type Values = Readonly<Record<string, number | string | boolean>>

/** As little as each experiment does. */
const small: Readonly<Record<string, Values>> = {
  'basics/neuron': { steps: 120 },
  'tf/line-fit': { epochs: 120 },
  'tf/line-debug': { epochs: 120, rate: 0.01 },
  'basics/dense-net': { epochs: 6, layers: 1, width: 4 },
  'basics/classify-pets': { n: 200, epochs: 8 },
  'basics/regress-pets': { n: 500, epochs: 2, model: 'linear' },
  'basics/saliency': { n: 200, epochs: 2 },
  'basics/segment': { n: 100, epochs: 2, filters: 4 },
  'basics/pooling': { digits: 500 },
  'basics/kernel-plots': { pictures: 500, epochs: 1, start: 'sobel' },
}

/** Parameters that make another model of it, where there are any. */
const other: Readonly<Record<string, Values>> = {
  'tf/line-debug': { model: 'mlp-8' },
  'basics/dense-net': { width: 5 },
  'basics/classify-pets': { model: 'linear' },
  'basics/regress-pets': { model: 'cnn' },
  'basics/segment': { filters: 5 },
  'basics/kernel-plots': { size: 3 },
}

/** What may be turned at a fork: it goes on differently, and begins at the same place. */
const turned: Readonly<Record<string, Values>> = {
  'basics/neuron': { steps: 40 },
  'tf/line-fit': { epochs: 60 },
  'tf/line-debug': { epochs: 40, rate: 0.02 },
  'basics/dense-net': { epochs: 2 },
  'basics/segment': { epochs: 1 },
}

const host: RunExperimentHost = { seed: 3, language: 'en', backend: 'wasm', offline: true }

const run = async (exercise: Exercise, values: Values, more: Partial<RunExperimentHost> = {}) => {
  const runnable = { id: exercise.id, experiment: exercise.experiment! }
  const events: RunExperimentEvent[] = []
  for await (const event of runExperiment(runnable, values, { ...host, ...more })) {
    events.push(event)
  }
  const checkpoints = events.filter((event) => event.type === 'checkpoint')
  const steps = events.filter((event) => event.type === 'step')
  return { events, checkpoints, steps, result: events.at(-1) as ExperimentResult }
}

/** The loss of the first step of the checkpoints' own series, and of its last one. */
const ends = (steps: readonly ProgressEvent[], series: string | undefined) => {
  const own = steps.filter((step) => step.series === series)
  const lossOf = ({ measures }: ProgressEvent) => measures.loss ?? measures.train!
  return [lossOf(own[0]!), lossOf(own.at(-1)!)] as const
}

const errorOf = async (work: Promise<unknown>) => {
  const failure = await work.then(
    () => null,
    (error: unknown) => error as { code?: string; details?: { reason?: string } },
  )
  return [failure?.code, failure?.details?.reason]
}

beforeAll(async () => {
  await bind({ prefer: 'wasm' })
})

describe('a course with forks', () => {
  it('says of which experiments one can go back in', () => {
    const forking = course.filter(({ experiment }) => experiment?.forks).map(({ id }) => id)
    expect(forking.sort()).toEqual(Object.keys(small).sort())
  })

  it('refuses weights where there are none to begin with', async () => {
    const exercise = findExercise(course, 'basics/sobel-kernel')
    const start = encodeSafetensors({ arrays: [], metadata: {} })
    expect(await errorOf(run(exercise, {}, { start }))).toEqual([
      'core/weights-do-not-fit',
      'no-forks',
    ])
  })
})

/** Each kind of loop once: by hand, in a graph, by `train()`; all with FIRSTGRAD_CASES. */
const few = ['basics/neuron', 'tf/line-fit', 'basics/dense-net', 'basics/segment']
const tried = Object.entries(small).filter(
  ([id]) => process.env.FIRSTGRAD_CASES !== undefined || few.includes(id),
)

describe.each(tried)('forks of %s', { timeout: 120_000 }, (id, values) => {
  const exercise = findExercise(course, id)
  let plain: ExperimentResult
  let last: ExperimentCheckpoint
  let firstLoss = 0
  let lastLoss = 0

  it('has checkpoints that change no bit of the run', async () => {
    const before = tf.memory().numTensors
    plain = (await run(exercise, values)).result
    const { result, checkpoints, steps } = await run(exercise, values, { checkpoints: 2 })
    expect(result.card).toEqual(plain.card)
    expect(result.card).not.toHaveProperty('start')
    expect(checkpoints).toHaveLength(2)
    const [half, end] = checkpoints as [ExperimentCheckpoint, ExperimentCheckpoint]
    const own = steps.filter(({ series }) => series === end.series)
    expect(end.step).toBe(own.at(-1)!.step)
    expect(half.step).toBe(end.step / 2)
    expect([half.of, end.of]).toEqual([own[0]!.of, own[0]!.of])
    const [early, late] = [half, end].map(({ weights }) => decodeSafetensors(weights).arrays)
    expect(early!.map(({ name, shape }) => [name, shape])).toEqual(
      late!.map(({ name, shape }) => [name, shape]),
    )
    expect(early).not.toEqual(late)
    last = end
    ;[firstLoss, lastLoss] = ends(steps, end.series)
    expect(tf.memory().numTensors).toBe(before)
  })

  it('begins a fork where the checkpoint was', async () => {
    const before = tf.memory().numTensors
    const start = last.weights
    const { result, steps } = await run(exercise, values, { start })
    const [loss, end] = ends(steps, last.series)
    // Nearer to where the run ended than to where it began.
    expect(Math.abs(loss - lastLoss)).toBeLessThan(Math.abs(loss - firstLoss))
    expect(end).toBeLessThan(firstLoss)
    expect(result.reason).toBe('finished')
    expect(tf.memory().numTensors).toBe(before)

    const { card } = result
    expect(card!.start).toBe(await sha256(start))
    const again = (await run(exercise, values, { start })).result.card!
    expect(reproduces(card!, again)).toEqual({ same: true, rerun: true, differences: [] })
    expect(await readCard(JSON.stringify(card))).toEqual(card)
    const { rerun, differences } = reproduces(plain.card!, card!)
    expect(rerun).toBe(false)
    expect(differences[0]).toEqual({ part: 'start', name: null, values: [null, card!.start] })
  })

  it('goes on with other parameters', async (context) => {
    if (!turned[id]) return context.skip('nothing here may be turned that leaves the model')
    const { steps, result } = await run(
      exercise,
      { ...values, ...turned[id] },
      { start: last.weights },
    )
    const [loss] = ends(steps, last.series)
    expect(Math.abs(loss - lastLoss)).toBeLessThan(Math.abs(loss - firstLoss))
    expect(result.card!.parameters).toMatchObject(turned[id])
  })

  it('refuses weights of another model', async (context) => {
    if (!other[id]) return context.skip('it has one model alone')
    const work = run(exercise, { ...values, ...other[id] }, { start: last.weights })
    expect(await errorOf(work)).toEqual(['core/weights-do-not-fit', 'other-model'])
  })

  it('refuses weights that are none, and leaves no tensor', async () => {
    const before = tf.memory().numTensors
    const { arrays } = decodeSafetensors(last.weights)
    const encode = (changed: typeof arrays) => encodeSafetensors({ arrays: changed, metadata: {} })
    const [first, ...rest] = arrays
    const broken = { ...first!, data: first!.data.map(() => Number.NaN) }
    const cases = [
      [new Uint8Array(0), 'damaged'],
      [last.weights.subarray(0, -1), 'damaged'],
      [encode([]), 'other-model'],
      [encode(rest), 'other-model'],
      [encode([...arrays, { ...first!, name: 'more' }]), 'other-model'],
      [encode([{ ...first!, data: Int32Array.from(first!.data) }, ...rest]), 'other-model'],
      [encode([broken, ...rest]), 'not-finite'],
    ] as const
    for (const [start, reason] of cases) {
      const failure = await errorOf(run(exercise, values, { start }))
      expect(failure).toEqual(['core/weights-do-not-fit', reason])
    }
    expect(tf.memory().numTensors).toBe(before)
  })
})
