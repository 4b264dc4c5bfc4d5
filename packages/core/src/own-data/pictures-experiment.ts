import type { Language } from '@firstgrad/errors'
import * as tf from '@tensorflow/tfjs-core'
import { answersOf, oneHot, shareRight, softmaxRows } from '../../course/basics/pets/classes.js'
import { petNetwork } from '../../course/basics/pets/networks.js'
import { predictAll } from '../../course/basics/pets/predict.js'
import { trainExamined } from '../diagnosis/train-examined.js'
import { type Experiment, experiment } from '../exercises/experiment.js'
import { forkWeights } from '../exercises/fork-weights.js'
import { fromArrays } from '../training/examples.js'
import { seedWeights } from '../training/seed-weights.js'
import { augmented, timesAugmented } from './augment.js'
import { commonest } from './commonest.js'
import { holdOut } from './held-out.js'
import { learningFigure } from './learning-figure.js'
import { checkPictures, type PictureData } from './picture-data.js'
import { confusionFigure, hardestFigure, learnedFigure, type Shown } from './picture-figures.js'
import { picturesParameters } from './pictures-parameters.js'

const share: Readonly<Record<Language, string>> = {
  en: 'Share of right answers',
  'zh-CN': '答对的比例',
}

const pick = ({ classes, size, images, labels }: PictureData, indices: Uint32Array): Shown => {
  const area = size * size * 3
  const own = new Float32Array(indices.length * area)
  indices.forEach((from, to) => {
    for (let i = 0; i < area; i++) own[to * area + i] = images[from * area + i]! / 255
  })
  return { classes, size, images: own, labels: Uint8Array.from(indices, (i) => labels[i]!) }
}

const repeated = (labels: Uint8Array, times: number) =>
  Uint8Array.from({ length: labels.length * times }, (_, i) => labels[i % labels.length]!)

/**
 * An experiment with pictures that someone brought along: a network of the course learns to tell their
 * classes apart, and a fifth of each class is kept back to judge it by.
 *
 * @throws `core/own-data` for pictures that nothing can be learned from
 */
export const picturesExperiment = (data: PictureData): Experiment => {
  checkPictures(data)
  const { classes, size } = data
  return experiment({
    parameters: picturesParameters,
    prediction: {
      ask: {
        en: 'How many of the pictures that were kept back will the model tell right?',
        'zh-CN': '留出的、模型没见过的图片，它能认对多少？',
      },
      choices: [
        {
          id: 'guess',
          words: {
            en: 'hardly more than by always answering the same',
            'zh-CN': '和永远回答同一个类别差不多',
          },
        },
        {
          id: 'some',
          words: { en: 'more than that, but below .9', 'zh-CN': '比那多，但不到 0.9' },
        },
        { id: 'most', words: { en: 'at least .9', 'zh-CN': '至少 0.9' } },
      ],
      outcome: ({ accuracy = 0, guess = 0 }) => {
        if (accuracy >= 0.9) return 'most'
        return accuracy > guess + 0.1 ? 'some' : 'guess'
      },
    },
    measures: {
      loss: { en: 'cross-entropy of the batch', 'zh-CN': '本批的交叉熵' },
      accuracy: {
        en: 'share told right of pictures never seen',
        'zh-CN': '没见过的图片中认对的比例',
      },
      trainAccuracy: {
        en: 'share told right of those learned from, last epoch',
        'zh-CN': '学过的图片中认对的比例（最后一轮）',
      },
      guess: {
        en: 'share right of always answering the commonest class',
        'zh-CN': '永远回答最多的类别时答对的比例',
      },
      learned: { en: 'pictures learned from', 'zh-CN': '用来学习的图片数' },
      judged: { en: 'pictures kept back', 'zh-CN': '留出的图片数' },
    },
    references: [],
    async *run({ model: name, epochs, rate, copies }, host) {
      const { seed, language, signal, checkpoints, start } = host
      const parts = holdOut(data.labels, seed)
      const [learn, judge] = [pick(data, parts.learn), pick(data, parts.judge)]
      yield { type: 'figure', id: 'learned', figure: learnedFigure(learn, language) }
      const images = copies ? augmented(learn.images, size, seed) : learn.images
      const labels = copies ? repeated(learn.labels, timesAugmented) : learn.labels
      const optimizer = tf.train.adam(rate)
      const network = petNetwork(name, size, classes.length)
      try {
        const loss = (truth: tf.Tensor, logits: tf.Tensor) =>
          tf.losses.softmaxCrossEntropy(truth, logits)
        network.compile({ optimizer, loss, metrics: ['accuracy'] })
        await seedWeights(network, seed)
        forkWeights(network, start)
        const examples = fromArrays({
          x: { data: images, shape: [labels.length, size, size, 3] },
          y: oneHot(labels, classes.length),
        })
        const others = { data: judge.images, shape: [judge.labels.length, size, size, 3] }
        const shares = { learn: [] as number[], judge: [] as number[] }
        let logits = new Float32Array()
        const options = {
          epochs,
          seed,
          checkpoints,
          learningRateSchedule: 'linear' as const,
          ...(signal && { signal }),
        }
        for await (const event of trainExamined(network, examples, options)) {
          if (event.type === 'step') {
            const { step, of, measures } = event
            yield { type: 'step', step, of, measures }
          }
          if (event.type === 'finding' || event.type === 'checkpoint') yield event
          if (event.type === 'epoch') {
            logits = new Float32Array(await predictAll(network, others))
            shares.learn.push(event.measures.accuracy!)
            shares.judge.push(shareRight(answersOf(logits, classes.length), judge.labels))
            const figure = learningFigure(share[language], shares, language, [0, 1])
            yield { type: 'figure', id: 'learning', figure }
          }
        }
        if (signal?.aborted) return {}
        const answers = answersOf(logits, classes.length)
        const figure = confusionFigure(judge, answers, language)
        yield { type: 'figure', id: 'confusion', figure }
        const probabilities = softmaxRows(logits, classes.length)
        const hardest = hardestFigure(judge, probabilities, answers, language)
        yield { type: 'figure', id: 'hardest', figure: hardest }
        return {
          accuracy: shares.judge.at(-1)!,
          trainAccuracy: shares.learn.at(-1)!,
          guess: commonest(judge.labels),
          learned: learn.labels.length,
          judged: judge.labels.length,
        }
      } finally {
        network.dispose()
        optimizer.dispose()
      }
    },
  })
}
