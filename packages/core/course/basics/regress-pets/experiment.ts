import * as tf from '@tensorflow/tfjs-core'
import { trainExamined } from '../../../src/diagnosis/train-examined.js'
import { forkWeights } from '../../../src/exercises/fork-weights.js'
import { experiment, type ProgressEvent } from '../../../src/exercises.js'
import { fromArrays, type NumberArray } from '../../../src/training/examples.js'
import { seedWeights } from '../../../src/training/seed-weights.js'
import { drawFaces, pixelsOf } from '../pets/faces.js'
import { predictAll } from '../pets/predict.js'
import { ceilingsFigure, facesFigure, learningFigure, scattersFigure } from './figures.js'
import { losses } from './losses.js'
import { measuringNetwork } from './network.js'
import { parameters } from './parameters.js'
import { r2 } from './solution.js'
import { scaleOf, targetsOf } from './targets.js'

const testPets = 600

/** R² of each column. */
const scoresOf = async (answers: Float32Array, { data, shape }: NumberArray): Promise<number[]> => {
  const scores = tf.tidy(() => {
    const of = (values: NumberArray['data']) => tf.tensor2d(values, shape as [number, number])
    return r2(of(answers), of(data))
  })
  try {
    return Array.from(await scores.data())
  } finally {
    scores.dispose()
  }
}

export const regressPetsExperiment = experiment({
  parameters,
  prediction: {
    ask: {
      en: 'An R² of 1 is perfect, 0 is as good as always answering the mean. How high will it get for looks?',
      'zh-CN': 'R² 为 1 是完美，为 0 则与总答平均值一样。颜值的 R² 会有多高？',
    },
    choices: [
      { id: 'high', words: { en: '.9 or more', 'zh-CN': '0.9 以上' } },
      { id: 'middle', words: { en: '.35 to .9', 'zh-CN': '0.35 到 0.9' } },
      { id: 'low', words: { en: 'less than .35', 'zh-CN': '不到 0.35' } },
    ],
    outcome: ({ looks = 0 }) => (looks >= 0.9 ? 'high' : looks >= 0.35 ? 'middle' : 'low'),
  },
  measures: {
    loss: { en: 'loss of the batch', 'zh-CN': '本批的损失' },
    age: { en: 'R² of age on 600 other pets', 'zh-CN': '年龄在另外 600 只宠物上的 R²' },
    weight: { en: 'R² of weight on 600 other pets', 'zh-CN': '体重在另外 600 只宠物上的 R²' },
    looks: { en: 'R² of looks on 600 other pets', 'zh-CN': '颜值在另外 600 只宠物上的 R²' },
  },
  references: [
    {
      id: 'cnn-measures',
      words: {
        en: 'the network reaches an R² of .70 for age, .75 for weight and .35 for looks',
        'zh-CN': '网络的 R²：年龄达到 0.70，体重 0.75，颜值 0.35',
      },
      holds: ({ age = 0, weight = 0, looks = 0 }) => age >= 0.7 && weight >= 0.75 && looks >= 0.35,
      measured:
        'age .901 (.891-.908), weight .802 (.782-.830), looks .629 (.586-.660), seeds 1-5, wasm',
    },
    {
      id: 'years-outweigh',
      words: {
        en: 'without scaling weight and looks fall behind',
        'zh-CN': '不缩放时，体重和颜值就落后了',
      },
      parameters: { scaling: false },
      holds: ({ age = 0, weight = 1, looks = 1 }) => age >= 0.8 && weight <= 0.75 && looks <= 0.55,
      measured:
        'age .882 (.855-.909), weight .637 (.591-.694), looks .440 (.354-.507), seeds 1-5, wasm',
    },
    {
      id: 'ceiling-of-looks',
      words: {
        en: 'looks stay below the ceiling that their noise sets',
        'zh-CN': '颜值的 R² 不会超过噪声所定的上限',
      },
      holds: ({ looks = 1 }) => looks <= 0.82,
      measured: 'looks .629 (.586-.660), ceiling .785, seeds 1-5, wasm',
    },
    {
      id: 'linear-knows-the-mean',
      words: {
        en: 'a linear model stays at about the mean',
        'zh-CN': '线性模型基本停在平均值上',
      },
      parameters: { model: 'linear' },
      holds: ({ age = 1, weight = 1, looks = 1 }) => Math.max(age, weight, looks) <= 0.1,
      measured:
        'age -.010 (-.032-.005), weight -.016 (-.030-.004), looks -.003 (-.016-.007), seeds 1-5, wasm',
    },
  ],
  async *run({ model: name, loss, scaling, heads, n, epochs }, host) {
    const { seed, language, signal, checkpoints, start } = host
    const pets = await drawFaces({ seed, n }, signal)
    yield { type: 'figure', id: 'faces', figure: facesFigure(pets, language) }
    const others = await drawFaces({ seed, split: 'test', n: testPets }, signal)
    if (signal?.aborted) return {}

    const { mean, std } = scaling ? scaleOf(pets) : { mean: [0, 0, 0], std: [1, 1, 1] }
    const [middle, unit] = [tf.tensor1d([...mean]), tf.tensor1d([...std])]
    const optimizer = tf.train.adam(1e-3)
    const model = measuringNetwork(name, pets.imageShape[0], heads)
    try {
      // The network counts in units from the middle.
      const lossOf = (truth: tf.Tensor, outputs: tf.Tensor) => {
        const answers = tf.add<tf.Tensor2D>(tf.mul(outputs, unit), middle)
        return losses[loss](answers, truth as tf.Tensor2D, unit)
      }
      model.compile({ optimizer, loss: lossOf })
      await seedWeights(model, seed)
      forkWeights(model, start)
      const examples = fromArrays({ x: pixelsOf(pets), y: targetsOf(pets) })
      const truth = targetsOf(others)
      const scores: number[][] = []
      let answers = new Float32Array()
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
          const outputs = await predictAll(model, pixelsOf(others))
          answers = outputs.map((value, i) => mean[i % 3]! + std[i % 3]! * value)
          scores.push(await scoresOf(answers, truth))
          yield { type: 'figure', id: 'learning', figure: learningFigure(scores, language) }
        }
      }
      if (signal?.aborted) return {}

      const [age, weight, looks] = scores.at(-1) as [number, number, number]
      const reached = ceilingsFigure([age, weight, looks], language)
      yield { type: 'figure', id: 'ceilings', figure: reached }
      yield { type: 'figure', id: 'scatters', figure: scattersFigure(others, answers, language) }
      return { age, weight, looks }
    } finally {
      model.dispose()
      optimizer.dispose()
      tf.dispose([middle, unit])
    }
  },
})
