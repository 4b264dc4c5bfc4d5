import {
  type ExperimentHost,
  experiment,
  type FigureEvent,
  type ProgressEvent,
} from '../../../src/exercises/experiment.js'
import { train } from '../../../src/training/train.js'
import { accuracyOf } from '../digits/accuracy.js'
import { meanCosine } from './banks.js'
import { cosineFigure, kernelsFigure, type Turning } from './figures.js'
import { buildNetwork, kernelsOf, type Start, startWeights } from './network.js'
import { parameters } from './parameters.js'
import { loadPictures, type Pictures } from './pictures.js'

const batchSize = 50
const frames = 20

interface Learning {
  readonly start: Start
  readonly size: number
  readonly epochs: number
  /** Steps of the starts before it. */
  readonly offset: number
  readonly of: number
}

interface Learned {
  readonly turning: Turning
  readonly accuracy: number
}

/** Trains one network and shows how its kernels move; null where it was aborted. */
async function* learn(
  { train: known, test, classes }: Pictures,
  { start, size, epochs, offset, of }: Learning,
  earlier: readonly Turning[],
  { seed, language, signal }: ExperimentHost,
): AsyncGenerator<ProgressEvent | FigureEvent, Learned | null, undefined> {
  const model = buildNetwork(known.shape[0], size, classes)
  try {
    await startWeights(model, seed, start)
    const first = Float32Array.from(await kernelsOf(model))
    const [steps, cosines] = [[0], [1]]
    const turning = { start, steps, cosines }
    const draw = async function* (step: number): AsyncGenerator<FigureEvent> {
      const weights = await kernelsOf(model)
      if (step > 0) {
        steps.push(step)
        cosines.push(meanCosine(first, weights))
      }
      const figure = await kernelsFigure(language, weights, size, step)
      yield { type: 'figure', id: `kernels-${start}`, figure }
      yield { type: 'figure', id: 'cosine', figure: cosineFigure(language, [...earlier, turning]) }
    }
    yield* draw(0)
    if (epochs > 0) {
      const options = { epochs, batchSize, seed, ...(signal && { signal }) }
      for await (const event of train(model, known.examples, options)) {
        if (event.type === 'step') {
          const { step, of: own, epochMeasures } = event
          const measures = { loss: epochMeasures.loss }
          yield { type: 'step', step: offset + step, of, measures, series: start }
          if (step === own || step % Math.ceil(own / frames) === 0) yield* draw(step)
        }
        if (event.type === 'end' && event.reason !== 'finished') return null
      }
    }
    const accuracy = await accuracyOf(model, test, signal)
    return accuracy === null ? null : { turning, accuracy }
  } finally {
    model.dispose()
    model.optimizer.dispose()
  }
}

export const kernelPlotsExperiment = experiment({
  parameters,
  prediction: {
    ask: {
      en: 'A network begins with Sobel kernels and may change them freely. What has become of them after one pass over the digits?',
      'zh-CN': '网络以 Sobel 卷积核起步，可以随意改动它们。把数字遍历一遍之后，它们会变成什么样？',
    },
    choices: [
      {
        id: 'kept',
        words: { en: 'they hardly change (cosine above .9)', 'zh-CN': '几乎不变（余弦大于 .9）' },
      },
      {
        id: 'bent',
        words: {
          en: 'changed, but still to be recognised (.5 to .9)',
          'zh-CN': '有变化，但仍认得出（.5 至 .9）',
        },
      },
      {
        id: 'lost',
        words: { en: 'not to be recognised (below .5)', 'zh-CN': '已认不出（小于 .5）' },
      },
    ],
    outcome: ({ cosine }, { start }) =>
      start !== 'sobel' || cosine === undefined
        ? null
        : cosine > 0.9
          ? 'kept'
          : cosine >= 0.5
            ? 'bent'
            : 'lost',
  },
  measures: {
    loss: { en: 'loss', 'zh-CN': '损失' },
    cosine: {
      en: 'mean cosine of the kernels to their start',
      'zh-CN': '卷积核与起点的平均余弦',
    },
    accuracy: { en: 'accuracy on test pictures', 'zh-CN': '测试图片的正确率' },
    accuracyRandom: {
      en: 'accuracy from a random start',
      'zh-CN': '随机起点的正确率',
    },
    cosineRandom: {
      en: 'mean cosine of random kernels to their start',
      'zh-CN': '随机卷积核与起点的平均余弦',
    },
  },
  references: [],
  async *run({ data, size, start, epochs, pictures }, host) {
    const loaded = yield* loadPictures(data, pictures, host)
    const starts: Start[] = start === 'random' ? ['random'] : [start, 'random']
    const each = epochs * Math.ceil(loaded.train.length / batchSize)
    const turnings: Turning[] = []
    const learned: Learned[] = []
    for (const [i, one] of starts.entries()) {
      const learning = { start: one, size, epochs, offset: i * each, of: starts.length * each }
      const result = yield* learn(loaded, learning, turnings, host)
      if (!result) return {}
      learned.push(result)
      turnings.push(result.turning)
    }
    const [chosen, random] = [learned[0]!, learned.at(-1)!]
    return {
      cosine: chosen.turning.cosines.at(-1)!,
      accuracy: chosen.accuracy,
      cosineRandom: random.turning.cosines.at(-1)!,
      accuracyRandom: random.accuracy,
    }
  },
})
