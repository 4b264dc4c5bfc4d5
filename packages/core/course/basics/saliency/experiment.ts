import { randomizationCheck } from '@firstgrad/kernels'
import * as tf from '@tensorflow/tfjs-core'
import { trainExamined } from '../../../src/diagnosis/train-examined.js'
import { forkWeights } from '../../../src/exercises/fork-weights.js'
import { experiment, type ProgressEvent } from '../../../src/exercises.js'
import { fromArrays } from '../../../src/training/examples.js'
import { seedWeights } from '../../../src/training/seed-weights.js'
import { deriveSeed } from '../../../src/training/seeds.js'
import { softmaxCrossEntropy } from '../classify-pets/solution.js'
import { answersOf, oneHot } from '../pets/classes.js'
import { drawFaces, pixelsOf } from '../pets/faces.js'
import { predictAll } from '../pets/predict.js'
import { overlaysFigure, petsFigure, survivalFigure } from './figures.js'
import { cut, gradCamMaps, saliencyMaps } from './maps.js'
import { lookingNetwork } from './network.js'
import { parameters } from './parameters.js'
import { grown, peaksInside, shareOf } from './peaks.js'

const methods = ['grad-cam', 'saliency'] as const
const classes = ['cat', 'dog', 'rabbit']
const testPets = 200

/** Ranks of all their pixels are compared, again and again: fewer pets do. */
const comparedPets = 48

/** A cell of the last feature maps, in pixels. */
const cell = 2

const lossOf = (truth: tf.Tensor, logits: tf.Tensor) =>
  softmaxCrossEntropy(logits as tf.Tensor2D, tf.argMax<tf.Tensor1D>(truth, 1))

const read = async (maps: tf.Tensor): Promise<Float32Array> => {
  try {
    return (await maps.data()) as Float32Array
  } finally {
    maps.dispose()
  }
}

export const saliencyExperiment = experiment({
  parameters,
  prediction: {
    ask: {
      en: 'All three of the last layers are replaced by chance. What survives of the map?',
      'zh-CN': '把最后三层全部换成随机权重。图还剩下什么？',
    },
    choices: [
      { id: 'all', words: { en: 'almost all of it', 'zh-CN': '几乎不变' } },
      { id: 'half', words: { en: 'about half', 'zh-CN': '大约一半' } },
      { id: 'little', words: { en: 'little or nothing', 'zh-CN': '几乎不剩' } },
    ],
    outcome: ({ survival = 0 }) => (survival > 0.8 ? 'all' : survival > 0.4 ? 'half' : 'little'),
  },
  measures: {
    loss: { en: 'cross-entropy of the batch', 'zh-CN': '本批的交叉熵' },
    accuracy: { en: 'share of pets told right', 'zh-CN': '认对的比例' },
    peakInside: {
      en: 'share of maps whose peak lies on the animal',
      'zh-CN': '峰值落在动物身上的图所占比例',
    },
    maskShare: {
      en: 'share of the picture that is animal: what chance would hit',
      'zh-CN': '动物占画面的比例：随便一点能碰上的概率',
    },
    peakNear: {
      en: 'share of maps whose peak lies on the animal or at most 2 pixels beside it',
      'zh-CN': '峰值落在动物身上或旁边 2 个像素以内的图所占比例',
    },
    nearShare: {
      en: 'share of the picture that is animal or at most 2 pixels beside it',
      'zh-CN': '动物及其旁边 2 个像素以内占画面的比例',
    },
    correlation: {
      en: 'rank correlation with the map of the trained network',
      'zh-CN': '与训练好的网络之图的秩相关',
    },
    survival: {
      en: 'the same when all three layers are random',
      'zh-CN': '三层全部随机时的秩相关',
    },
  },
  references: [
    {
      id: 'peak-at-the-animal',
      words: {
        en: 'the peak of Grad-CAM lies on the animal, or within 2 pixels of it, in at least .8 of the pictures',
        'zh-CN': '至少 0.8 的图中，Grad-CAM 的峰值落在动物身上或旁边 2 个像素以内',
      },
      holds: ({ peakNear = 0, nearShare = 1 }) => peakNear >= 0.8 && nearShare <= 0.45,
      measured:
        'near .916 (.820-.975), chance .390; on the animal itself .549 (.505-.615), chance .219; seeds 1-5, wasm',
    },
    {
      id: 'saliency-on-the-animal',
      words: {
        en: 'the peak of saliency lies on the animal itself in at least .65 of the pictures',
        'zh-CN': '至少 0.65 的图中，显著图的峰值落在动物身上',
      },
      parameters: { method: 'saliency' },
      holds: ({ peakInside = 0 }) => peakInside >= 0.65,
      measured: 'on the animal .769 (.715-.810), chance .219, seeds 1-5, wasm',
    },
    {
      id: 'chance-destroys',
      words: {
        en: 'three random layers leave maps of Grad-CAM a rank correlation of at most .5',
        'zh-CN': '三层随机之后，Grad-CAM 图的秩相关不超过 0.5',
      },
      holds: ({ survival = 1 }) => survival <= 0.5,
      measured: 'rank correlation .05 (-.41-.48), seeds 1-5, wasm',
    },
  ],
  async *run({ method, class: explained, randomised, n, epochs }, host) {
    const { seed, language, signal, checkpoints, start } = host
    const others = await drawFaces({ seed, split: 'test', n: testPets }, signal)
    if (signal?.aborted) return {}
    yield { type: 'figure', id: 'pets', figure: petsFigure(others, language) }
    const pets = await drawFaces({ seed, n }, signal)
    const [size] = pets.imageShape
    const optimizer = tf.train.adam(1e-3)
    const network = lookingNetwork(size)
    const images = tf.tensor4d(others.images, [others.length, ...others.imageShape])
    const compared = tf.slice(images, 0, comparedPets)
    try {
      network.compile({ optimizer, loss: lossOf, metrics: ['accuracy'] })
      await seedWeights(network, seed)
      forkWeights(network, start)
      const examples = fromArrays({ x: pixelsOf(pets), y: oneHot(pets.species) })
      for await (const event of trainExamined(network, examples, {
        epochs,
        seed,
        checkpoints,
        learningRateSchedule: 'linear',
        ...(signal && { signal }),
      })) {
        if (event.type === 'finding' || event.type === 'checkpoint') yield event
        if (event.type !== 'step') continue
        const { step, of, measures } = event
        yield { type: 'step', step, of, measures } satisfies ProgressEvent
      }
      if (signal?.aborted) return {}

      const answers = answersOf(await predictAll(network, pixelsOf(others)))
      const right = answers.filter((answer, i) => answer === others.species[i]).length
      const targets =
        explained === 'own'
          ? others.species
          : new Uint8Array(others.length).fill(classes.indexOf(explained))
      const parts = cut(network)
      const makers = {
        'grad-cam': (x: tf.Tensor4D) => gradCamMaps(parts, x, targets),
        saliency: (x: tf.Tensor4D) => saliencyMaps(network, x, targets),
      }
      const figureOf = (maps: Float32Array, layers: number) =>
        overlaysFigure(others, maps, { method, targets, randomised: layers }, language)

      let maps = await read(makers[method](images))
      yield { type: 'figure', id: 'overlays', figure: figureOf(maps, 0) }

      const correlations = { 'grad-cam': [1], saliency: [1] }
      const variables = network.layers
        .filter((layer) => layer.trainableWeights.length > 0)
        .map((layer) => layer.trainableWeights.map((weight) => weight.read() as tf.Variable))
        .reverse()
        .slice(0, 3)
      const options = { variables, seed: deriveSeed(seed, 'random layers') >>> 0 }
      for (const each of methods) {
        const explain = () => makers[each](compared)
        for await (const { done, rankCorrelation } of randomizationCheck(explain, options)) {
          if (signal?.aborted) return {}
          correlations[each].push(rankCorrelation)
          if (each === method && done === randomised) {
            maps = await read(makers[each](images))
            yield { type: 'figure', id: 'overlays', figure: figureOf(maps, done) }
          }
        }
      }
      yield { type: 'figure', id: 'survival', figure: survivalFigure(correlations, language) }
      const { masks } = others
      const near = grown(masks, size, cell)
      return {
        accuracy: right / others.length,
        peakInside: peaksInside(maps, masks, size * size),
        maskShare: shareOf(masks),
        peakNear: peaksInside(maps, near, size * size),
        nearShare: shareOf(near),
        correlation: correlations[method][randomised]!,
        survival: correlations[method][3]!,
      }
    } finally {
      network.dispose()
      optimizer.dispose()
      tf.dispose([images, compared])
    }
  },
})
