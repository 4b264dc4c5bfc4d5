import type { Figure } from '@firstgrad/viz'
import { trainExamined } from '../../../src/diagnosis/train-examined.js'
import {
  type ExperimentCheckpoint,
  type ExperimentHost,
  experiment,
  type FigureEvent,
  type FindingEvent,
  type ProgressEvent,
} from '../../../src/exercises/experiment.js'
import { forkWeights } from '../../../src/exercises/fork-weights.js'
import { accuracyOf } from '../digits/accuracy.js'
import { meanCosine, smoothness } from './banks.js'
import { cosineFigure, filmFigure, kernelsFigure, type Turning } from './figures.js'
import { buildNetwork, kernelsOf, type Start, startWeights } from './network.js'
import { parameters } from './parameters.js'
import { loadPictures, type Pictures } from './pictures.js'

const batchSize = 32
const frames = 20

interface Learning {
  readonly start: Start
  readonly size: number
  readonly epochs: number
  /** What the host asked for, where it is about this start. */
  readonly fork: Pick<ExperimentHost, 'checkpoints' | 'start'>
  /** Steps of the starts before it. */
  readonly offset: number
  readonly of: number
}

interface Learned {
  readonly turning: Turning
  readonly film: readonly Figure[]
  readonly accuracy: number
  readonly smooth: number
}

/** Trains one network and shows how its kernels move; null where it was aborted. */
async function* learn(
  { train: known, test, classes }: Pictures,
  { start, size, epochs, fork, offset, of }: Learning,
  earlier: readonly Turning[],
  { seed, language, signal }: ExperimentHost,
): AsyncGenerator<
  ProgressEvent | FigureEvent | FindingEvent | ExperimentCheckpoint,
  Learned | null,
  undefined
> {
  const model = buildNetwork(known.shape[0], size, classes)
  try {
    await startWeights(model, seed, start)
    forkWeights(model, fork.start)
    const first = Float32Array.from(await kernelsOf(model))
    const [steps, cosines] = [[0], [1]]
    const film: Figure[] = []
    const turning = { start, steps, cosines }
    const draw = async function* (step: number): AsyncGenerator<FigureEvent> {
      const weights = await kernelsOf(model)
      if (step > 0) {
        steps.push(step)
        cosines.push(meanCosine(first, weights))
      }
      const figure = await kernelsFigure(language, { weights, size, start, step })
      film.push(figure)
      yield { type: 'figure', id: `kernels-${start}`, figure }
      yield { type: 'figure', id: 'cosine', figure: cosineFigure(language, [...earlier, turning]) }
    }
    yield* draw(0)
    if (epochs > 0) {
      const { checkpoints } = fork
      const options = { epochs, batchSize, seed, checkpoints, ...(signal && { signal }) }
      for await (const event of trainExamined(model, known.examples, options)) {
        if (event.type === 'step') {
          const { step, of: own, epochMeasures } = event
          const measures = { loss: epochMeasures.loss }
          yield { type: 'step', step: offset + step, of, measures, series: start }
          if (step === own || step % Math.ceil(own / frames) === 0) yield* draw(step)
        }
        if (event.type === 'finding') yield { ...event, series: start }
        if (event.type === 'checkpoint') {
          yield { ...event, step: offset + event.step, of, series: start }
        }
        if (event.type === 'end' && event.reason !== 'finished') return null
      }
    }
    const accuracy = await accuracyOf(model, test, signal)
    const smooth = smoothness(await kernelsOf(model), size)
    return accuracy === null ? null : { turning, film, accuracy, smooth }
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
    smoothness: {
      en: 'how alike neighbouring weights are, 0 for noise',
      'zh-CN': '相邻权重有多相近（噪声为 0）',
    },
    smoothnessRandom: {
      en: 'how alike neighbouring weights are, from a random start',
      'zh-CN': '相邻权重有多相近（随机起点）',
    },
    cosineRandom: {
      en: 'mean cosine of random kernels to their start',
      'zh-CN': '随机卷积核与起点的平均余弦',
    },
  },
  references: [
    {
      id: 'sobel-stays',
      words: {
        en: 'kernels that begin as Sobel are still to be recognised: cosine of at least .5',
        'zh-CN': '以 Sobel 起步的卷积核仍认得出来：余弦不低于 .5',
      },
      holds: ({ cosine }) => cosine! >= 0.5,
      measured: 'cosine .860 (.828-.883), from a random start .553 (.496-.681), seeds 1-5, wasm',
    },
    {
      id: 'sobel-or-random',
      words: {
        en: 'from Sobel and from a random start the accuracies are within .02',
        'zh-CN': 'Sobel 起点与随机起点的正确率相差不超过 .02',
      },
      holds: ({ accuracy, accuracyRandom }) => Math.abs(accuracy! - accuracyRandom!) <= 0.02,
      measured:
        'Sobel .956 (.953-.959), random .954 (.947-.963), at most .009 apart, seeds 1-5, wasm',
    },
    {
      id: 'gabor-or-random',
      words: {
        en: 'from Gabor and from a random start the accuracies are within .02',
        'zh-CN': 'Gabor 起点与随机起点的正确率相差不超过 .02',
      },
      parameters: { start: 'gabor' },
      holds: ({ accuracy, accuracyRandom }) => Math.abs(accuracy! - accuracyRandom!) <= 0.02,
      measured:
        'Gabor .954 (.948-.957), random .954 (.947-.963), at most .007 apart, seeds 1-5, wasm',
    },
    {
      id: 'pets',
      words: {
        en: 'the same holds of faces of pets',
        'zh-CN': '宠物脸也是如此',
      },
      parameters: { data: 'pets' },
      holds: ({ accuracy, accuracyRandom }) => Math.abs(accuracy! - accuracyRandom!) <= 0.02,
      measured:
        'Sobel .969 (.955-.977), random .973 (.968-.983), at most .014 apart, seeds 1-5, wasm',
    },
    {
      id: 'noise-becomes-smooth',
      words: {
        en: 'neighbouring weights of random kernels become alike: at least .4, from 0',
        'zh-CN': '随机卷积核的相邻权重变得相近：从 0 升到 .4 以上',
      },
      holds: ({ smoothnessRandom }) => smoothnessRandom! >= 0.4,
      measured: '.640 (.578-.667), seeds 1-5, wasm',
    },
  ],
  async *run({ data, size, start, epochs, pictures }, host) {
    const loaded = yield* loadPictures(data, pictures, host)
    const starts: Start[] = start === 'random' ? ['random'] : [start, 'random']
    const each = epochs * Math.ceil(loaded.train.length / batchSize)
    const turnings: Turning[] = []
    const learned: Learned[] = []
    for (const [i, one] of starts.entries()) {
      // The random start is there to compare with; one goes back to the one that was chosen.
      const fork = i === 0 ? host : {}
      const place = { offset: i * each, of: starts.length * each }
      const learning = { start: one, size, epochs, fork, ...place }
      const result = yield* learn(loaded, learning, turnings, host)
      if (!result) return {}
      if (i === 0)
        yield { type: 'figure', id: 'film', figure: filmFigure(host.language, result.film) }
      learned.push(result)
      turnings.push(result.turning)
    }
    const [chosen, random] = [learned[0]!, learned.at(-1)!]
    return {
      cosine: chosen.turning.cosines.at(-1)!,
      accuracy: chosen.accuracy,
      cosineRandom: random.turning.cosines.at(-1)!,
      accuracyRandom: random.accuracy,
      smoothness: chosen.smooth,
      smoothnessRandom: random.smooth,
    }
  },
})
