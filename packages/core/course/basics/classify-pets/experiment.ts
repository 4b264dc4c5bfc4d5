import * as tf from '@tensorflow/tfjs-core'
import { trainExamined } from '../../../src/diagnosis/train-examined.js'
import { forkWeights } from '../../../src/exercises/fork-weights.js'
import { experiment, type ProgressEvent } from '../../../src/exercises.js'
import { fromArrays } from '../../../src/training/examples.js'
import { seedWeights } from '../../../src/training/seed-weights.js'
import { answersOf, oneHot, shareRight, softmaxRows } from '../pets/classes.js'
import { drawFaces, pixelsOf } from '../pets/faces.js'
import { petNetwork } from '../pets/networks.js'
import { predictAll } from '../pets/predict.js'
import {
  confusionFigure,
  errorsFigure,
  facesFigure,
  learningFigure,
  meansFigure,
} from './figures.js'
import { parameters } from './parameters.js'
import { softmaxCrossEntropy } from './solution.js'

const testPets = 600

const lossOf = (truth: tf.Tensor, logits: tf.Tensor) =>
  softmaxCrossEntropy(logits as tf.Tensor2D, tf.argMax<tf.Tensor1D>(truth, 1))

export const classifyPetsExperiment = experiment({
  parameters,
  prediction: {
    ask: {
      en: 'How many of 600 pets that it has never seen will the model tell right?',
      'zh-CN': '600 只从没见过的宠物，模型能认对多少？',
    },
    choices: [
      {
        id: 'guess',
        words: { en: 'about a third, as by guessing', 'zh-CN': '约三分之一，和瞎猜一样' },
      },
      { id: 'some', words: { en: 'half to four fifths', 'zh-CN': '一半到五分之四' } },
      { id: 'most', words: { en: 'more than four fifths', 'zh-CN': '五分之四以上' } },
    ],
    outcome: ({ accuracy = 0 }) => (accuracy < 0.45 ? 'guess' : accuracy < 0.8 ? 'some' : 'most'),
  },
  measures: {
    loss: { en: 'cross-entropy of the batch', 'zh-CN': '本批的交叉熵' },
    accuracy: { en: 'share of pets told right', 'zh-CN': '认对的比例' },
    trainAccuracy: {
      en: 'share told right of those it learnt from, last epoch',
      'zh-CN': '学过的宠物中认对的比例（最后一轮）',
    },
    cats: { en: 'share of cats told right', 'zh-CN': '猫认对的比例' },
    dogs: { en: 'share of dogs told right', 'zh-CN': '狗认对的比例' },
    rabbits: { en: 'share of rabbits told right', 'zh-CN': '兔子认对的比例' },
  },
  references: [
    {
      id: 'cnn-tells',
      words: {
        en: 'a CNN tells at least .90 of new pets',
        'zh-CN': 'CNN 至少认对 0.90 的新宠物',
      },
      holds: ({ accuracy = 0 }) => accuracy >= 0.9,
      measured: 'accuracy .945 (.932-.963), seeds 1-5, wasm',
    },
    {
      id: 'linear-guesses',
      words: {
        en: 'a linear model knows no more than a guess',
        'zh-CN': '线性模型和瞎猜差不多',
      },
      parameters: { model: 'linear' },
      holds: ({ accuracy = 1 }) => accuracy <= 0.45,
      measured: 'accuracy .343 (.322-.372), seeds 1-5, wasm',
    },
    {
      id: 'linear-tells-templates',
      words: {
        en: 'a linear model tells light pets that are all in one place',
        'zh-CN': '宠物都比背景亮、位置也固定时，线性模型认得出',
      },
      parameters: { model: 'linear', light: 1, jitter: 0, distractors: 0 },
      holds: ({ accuracy = 0 }) => accuracy >= 0.95,
      measured: 'accuracy .999 (.998-1.000), seeds 1-5, wasm',
    },
    {
      id: 'one-bend',
      words: {
        en: '64 units between pixels and logits take light and dark alike',
        'zh-CN': '像素与 logits 之间有 64 个单元，就能同时应付明与暗',
      },
      parameters: { model: 'mlp' },
      holds: ({ accuracy = 0 }) => accuracy >= 0.8,
      measured: 'accuracy .883 (.870-.898), seeds 1-5, wasm',
    },
  ],
  async *run({ model: name, n, epochs, ...difficulty }, host) {
    const { seed, language, signal, checkpoints, start } = host
    const pets = await drawFaces({ ...difficulty, seed, n }, signal)
    yield { type: 'figure', id: 'faces', figure: facesFigure(pets, language) }
    yield { type: 'figure', id: 'means', figure: meansFigure(pets, language) }
    const others = await drawFaces({ ...difficulty, seed, split: 'test', n: testPets }, signal)
    if (signal?.aborted) return {}

    const optimizer = tf.train.adam(1e-3)
    const model = petNetwork(name, pets.imageShape[0], 3)
    try {
      model.compile({ optimizer, loss: lossOf, metrics: ['accuracy'] })
      await seedWeights(model, seed)
      forkWeights(model, start)
      const examples = fromArrays({ x: pixelsOf(pets), y: oneHot(pets.species) })
      const accuracies = { train: [] as number[], test: [] as number[] }
      let logits = new Float32Array()
      const options = {
        epochs,
        seed,
        checkpoints,
        learningRateSchedule: 'linear' as const,
        ...(signal && { signal }),
      }
      for await (const event of trainExamined(model, examples, options)) {
        if (event.type === 'step') {
          const { step, of, measures } = event
          yield { type: 'step', step, of, measures } satisfies ProgressEvent
        }
        if (event.type === 'finding' || event.type === 'checkpoint') yield event
        if (event.type === 'epoch') {
          logits = new Float32Array(await predictAll(model, pixelsOf(others)))
          accuracies.train.push(event.measures.accuracy!)
          accuracies.test.push(shareRight(answersOf(logits), others.species))
          yield { type: 'figure', id: 'learning', figure: learningFigure(accuracies, language) }
        }
      }
      if (signal?.aborted) return {}

      const answers = answersOf(logits)
      const { species } = others
      yield { type: 'figure', id: 'confusion', figure: confusionFigure(species, answers, language) }
      const shares = softmaxRows(logits)
      const errors = errorsFigure(others, shares, answers, language)
      yield { type: 'figure', id: 'errors', figure: errors }
      const shareOf = (label: number) => {
        const own = answers.filter((_, i) => species[i] === label)
        return own.filter((answer) => answer === label).length / own.length
      }
      return {
        accuracy: accuracies.test.at(-1)!,
        trainAccuracy: accuracies.train.at(-1)!,
        cats: shareOf(0),
        dogs: shareOf(1),
        rabbits: shareOf(2),
      }
    } finally {
      model.dispose()
      optimizer.dispose()
    }
  },
})
