import * as tf from '@tensorflow/tfjs-core'
import { drawFrom } from '../../../src/exercises/draw.js'
import { experiment } from '../../../src/exercises/experiment.js'
import { turn } from '../../../src/training/turn.js'
import { houseCat } from '../../photo/house-cat.js'
import { edgesFigure, type Kept, keptFigure, type Pictures } from './figures.js'
import { parameters } from './parameters.js'
import { blurred, edgesOf, magnitudeAfter, meanAt, rmsOf, strongestPixels } from './responses.js'

const sigmas = [0, 0.5, 1, 1.5, 2, 2.5, 3]

/** The picture as the kernels see it, and what they answer. */
const picturesOf = async (image: tf.Tensor2D, sigma: number): Promise<Pictures> => {
  const tensors = tf.tidy(() => {
    const seen = blurred(image, sigma)
    return { image: seen, ...edgesOf(seen) }
  })
  try {
    const [seen, k1, k2, magnitude] = await Promise.all([
      tensors.image.data(),
      tensors.k1.data(),
      tensors.k2.data(),
      tensors.magnitude.data(),
    ])
    return { image: seen, k1, k2, magnitude }
  } finally {
    tf.dispose(Object.values(tensors))
  }
}

export const sobelKernelExperiment = experiment({
  parameters,
  prediction: {
    ask: {
      en: 'Blur the photo with σ = 1 before the kernels. Which loses the larger part of its answer: the noise, or the strong edges?',
      'zh-CN': '卷积之前先用 σ = 1 模糊照片。噪声和强边缘，哪一个的响应被削弱得更多？',
    },
    choices: [
      { id: 'noise', words: { en: 'the noise', 'zh-CN': '噪声' } },
      { id: 'edges', words: { en: 'the edges', 'zh-CN': '边缘' } },
      {
        id: 'alike',
        words: { en: 'both alike (within a tenth)', 'zh-CN': '差不多（相差不到一成）' },
      },
    ],
    outcome: ({ noiseKeptAtOne, edgesKeptAtOne }) => {
      if (noiseKeptAtOne === undefined || edgesKeptAtOne === undefined) return null
      const more = edgesKeptAtOne - noiseKeptAtOne
      return Math.abs(more) <= 0.1 ? 'alike' : more > 0 ? 'noise' : 'edges'
    },
  },
  measures: {
    noiseResponse: {
      en: 'magnitude that the noise alone gives (root mean square, grey values)',
      'zh-CN': '仅由噪声产生的幅值（均方根，灰度）',
    },
    noiseKept: {
      en: 'share of the answer to noise that the blur leaves',
      'zh-CN': '模糊后噪声响应所剩的比例',
    },
    edgesKept: {
      en: 'share of the answer to strong edges that the blur leaves',
      'zh-CN': '模糊后强边缘响应所剩的比例',
    },
    noiseKeptAtOne: { en: 'noise left at σ = 1', 'zh-CN': 'σ = 1 时噪声所剩的比例' },
    edgesKeptAtOne: { en: 'strong edges left at σ = 1', 'zh-CN': 'σ = 1 时强边缘所剩的比例' },
  },
  references: [
    {
      id: 'noise-halved',
      words: {
        en: 'a blur of σ = 1 at least halves the answer to noise',
        'zh-CN': 'σ = 1 的模糊至少使噪声响应减半',
      },
      parameters: { blur: 1 },
      holds: ({ noiseKept, noiseKeptAtOne }) => noiseKept! <= 0.5 && noiseKept === noiseKeptAtOne,
      measured: 'noise left .333 (.332-.334), seeds 1-5, wasm',
    },
    {
      id: 'edges-stay',
      words: {
        en: 'of the strong edges it leaves more than of the noise',
        'zh-CN': '强边缘保留得比噪声多',
      },
      holds: ({ noiseKeptAtOne, edgesKeptAtOne }) => edgesKeptAtOne! > noiseKeptAtOne! + 0.1,
      measured: 'strong edges left .523, noise left .333 (.332-.334), seeds 1-5, wasm',
    },
  ],
  async *run({ blur, noise }, { seed, language, signal }) {
    const { height, width, values } = houseCat()
    const shape = [height, width] as const
    const drawn = drawFrom(seed, 'noise').normal(shape).values as Float32Array
    const clean = tf.tensor2d(values, [height, width])
    // Both are linear in the noise: its answer at standard deviation 1 tells that at any other.
    const grain = tf.tensor2d(drawn, [height, width])
    const noisy = tf.tidy(() => tf.add<tf.Tensor2D>(clean, tf.mul(grain, noise)))
    try {
      const pictures = await picturesOf(noisy, blur)
      yield { type: 'figure', id: 'edges', figure: edgesFigure(language, shape, pictures) }

      const sharp = await magnitudeAfter(clean, 0)
      const strong = strongestPixels(sharp)
      const whole = { noise: rmsOf(await magnitudeAfter(grain, 0)), edges: meanAt(sharp, strong) }
      const at = async (sigma: number): Promise<Kept> => ({
        sigma,
        noise: rmsOf(await magnitudeAfter(grain, sigma)) / whole.noise,
        edges: meanAt(await magnitudeAfter(clean, sigma), strong) / whole.edges,
      })
      const kept: Kept[] = []
      for (const sigma of sigmas) {
        if (signal?.aborted) return {}
        kept.push(await at(sigma))
        const { noise: noiseKept, edges: edgesKept } = kept.at(-1)!
        const measures = { noiseKept, edgesKept }
        yield { type: 'step', step: kept.length, of: sigmas.length, measures }
        yield { type: 'figure', id: 'kept', figure: keptFigure(language, kept) }
        await turn()
      }
      const one = kept.find(({ sigma }) => sigma === 1)!
      const chosen = await at(blur)
      return {
        noiseResponse: chosen.noise * whole.noise * noise,
        noiseKept: chosen.noise,
        edgesKept: chosen.edges,
        noiseKeptAtOne: one.noise,
        edgesKeptAtOne: one.edges,
      }
    } finally {
      tf.dispose([clean, grain, noisy])
    }
  },
})
