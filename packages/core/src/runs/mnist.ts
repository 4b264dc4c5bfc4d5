import { bind } from '@firstgrad/backend'
import { type DownloadEvent, download, load } from '@firstgrad/datasets'
import * as tf from '@tensorflow/tfjs-core'
import type { LayersModel } from '@tensorflow/tfjs-layers'
import type { TrainEvent } from '../training/events.js'
import type { Examples } from '../training/examples.js'
import type { RunCard } from '../training/run-card.js'
import { seedWeights } from '../training/seed-weights.js'
import { train } from '../training/train.js'
import { turn } from '../training/turn.js'
import { type NetworkName, networkFor, networks } from './mnist-networks.js'
import { parameters } from './mnist-parameters.js'
import type { BackendEvent, Run } from './run.js'

/** One digit that the network read wrongly. */
export interface Mistake {
  readonly index: number
  readonly label: number
  readonly predicted: number
  /** Probability that the network gave its wrong answer. */
  readonly confidence: number
  /** 28 x 28 grey values, 0-255. */
  readonly pixels: readonly number[]
}

/** Which network it is. */
export interface NetworkEvent {
  readonly type: 'network'
  readonly network: NetworkName
  /** How many numbers it learns. */
  readonly parameters: number
  /** True where the CNN would have been taken if it did not take hours here. */
  readonly spared: boolean
}

export interface TestEvent {
  readonly type: 'test'
  readonly done: number
  readonly of: number
}

/** The wrong answers of which the network was surest. */
export interface MistakesEvent {
  readonly type: 'mistakes'
  readonly count: number
  readonly of: number
  readonly surest: readonly Mistake[]
}

export interface MnistResult {
  readonly type: 'result'
  readonly run: 'mnist'
  readonly network: NetworkName
  readonly reason: 'finished' | 'aborted' | 'diverged'
  /** Share of the test digits read rightly; null when training did not finish. */
  readonly testAccuracy: number | null
  /** Time of the training itself. */
  readonly seconds: number
  readonly backend: string
  readonly seed: number
  readonly card: RunCard
}

export type MnistEvent =
  | DownloadEvent
  | BackendEvent
  | NetworkEvent
  | TrainEvent
  | TestEvent
  | MistakesEvent
  | MnistResult

interface Digits {
  readonly length: number
  readonly images: Uint8Array
  readonly labels: Uint8Array
}

const pixels = 28 * 28
const testBatch = 250
const shown = 10

/** Grey values 0-255 become numbers 0-1; nothing is copied until a batch is asked for. */
const examplesOf = ({ length, images, labels }: Digits): Examples => ({
  length,
  batch(indices) {
    const x = new Float32Array(indices.length * pixels)
    indices.forEach((index, row) => {
      for (let i = 0; i < pixels; i++) x[row * pixels + i] = images[index * pixels + i]! / 255
    })
    return {
      x: { data: x, shape: [indices.length, pixels] },
      y: {
        data: Float32Array.from(indices, (index) => labels[index]!),
        shape: [indices.length, 1],
      },
    }
  },
})

/** Reads test digits in batches; stops between batches when aborted. */
async function* findMistakes(
  model: LayersModel,
  test: Digits,
  signal: AbortSignal | undefined,
): AsyncGenerator<TestEvent, Mistake[], undefined> {
  const examples = examplesOf(test)
  const mistakes: Mistake[] = []
  for (let start = 0; start < test.length; start += testBatch) {
    if (signal?.aborted) break
    const length = Math.min(testBatch, test.length - start)
    const { x } = examples.batch(Uint32Array.from({ length }, (_, i) => start + i))
    const output = tf.tidy(() => model.predictOnBatch(tf.tensor(x.data, [...x.shape])) as tf.Tensor)
    const scores = await output.data()
    output.dispose()
    for (let row = 0; row < length; row++) {
      const ten = scores.subarray(row * 10, row * 10 + 10)
      const predicted = ten.indexOf(Math.max(...ten))
      const index = start + row
      const label = test.labels[index]!
      if (predicted === label) continue
      const image = test.images.subarray(index * pixels, (index + 1) * pixels)
      mistakes.push({ index, label, predicted, confidence: ten[predicted]!, pixels: [...image] })
    }
    yield { type: 'test', done: start + length, of: test.length }
    await turn()
  }
  return mistakes
}

/** The course's CNN, or its perceptron, learns real handwritten digits. */
export const mnist: Run<typeof parameters, MnistEvent> = {
  id: 'mnist',
  parameters,
  async *run(values, host) {
    const { epochs, seed, limit, testLimit } = values
    const { cacheDir, offline, signal, checkpoint } = host
    const source = {
      ...(cacheDir !== undefined && { cacheDir }),
      ...(offline !== undefined && { offline }),
      ...(signal && { signal }),
    }
    yield* download('mnist', source)
    const digits = await load('mnist', { ...source, split: `train[:${limit}]` })
    const test = await load('mnist', { ...source, split: `test[:${testLimit}]` })
    const report = await bind(host.backend === undefined ? {} : { prefer: host.backend as never })
    yield { type: 'backend', report }

    const name = values.model === 'auto' ? networkFor(report.backend) : values.model
    const network = networks[name]
    const model = network.build(values.learningRate ?? network.learningRate)
    const spared = values.model === 'auto' && name !== 'cnn'
    yield { type: 'network', network: name, parameters: model.countParams(), spared }
    try {
      await seedWeights(model, seed)
      const options = {
        epochs,
        learningRateSchedule: values.learningRateSchedule ?? network.learningRateSchedule,
        batchSize: values.batchSize ?? network.batchSize,
        seed,
        ...(checkpoint && { checkpoint }),
        ...(signal && { signal }),
      }
      for await (const event of train(model, examplesOf(digits), options)) {
        if (event.type !== 'end') {
          yield event
          continue
        }
        const { seconds } = event
        const { threads, simd } = report
        const card = { ...event.card, ...(threads && { threads }), ...(simd && { simd }) }
        yield { ...event, card }
        const finished = event.reason === 'finished'
        const mistakes = finished ? yield* findMistakes(model, test, signal) : []
        const aborted = signal?.aborted ?? false
        if (finished && !aborted) {
          const surest = mistakes.toSorted((a, b) => b.confidence - a.confidence).slice(0, shown)
          yield { type: 'mistakes', count: mistakes.length, of: test.length, surest }
        }
        yield {
          type: 'result',
          run: 'mnist',
          network: name,
          reason: event.reason === 'diverged' ? 'diverged' : aborted ? 'aborted' : 'finished',
          testAccuracy: finished && !aborted ? (test.length - mistakes.length) / test.length : null,
          seconds,
          backend: report.backend,
          seed,
          card,
        }
      }
    } finally {
      model.dispose()
      model.optimizer.dispose()
    }
  },
}
