import type { Language } from '@firstgrad/errors'
import type { Figure } from '@firstgrad/viz'
import * as tf from '@tensorflow/tfjs-core'
import type { LayersModel } from '@tensorflow/tfjs-layers'
import { answersOf, oneHot, shareRight } from '../../course/basics/pets/classes.js'
import { predictAll } from '../../course/basics/pets/predict.js'
import { trainExamined } from '../diagnosis/train-examined.js'
import { drawFrom } from '../exercises/draw.js'
import { type Experiment, experiment, type Metrics } from '../exercises/experiment.js'
import { forkWeights } from '../exercises/fork-weights.js'
import { fromArrays } from '../training/examples.js'
import { seedWeights } from '../training/seed-weights.js'
import { commonest } from './commonest.js'
import { type TableData, widthOf } from './encode-table.js'
import { holdOut } from './held-out.js'
import { learningFigure } from './learning-figure.js'
import { answersFigure, confusionFigure, weightsFigure } from './table-figures.js'
import { outputsOf, tableNetwork } from './table-network.js'
import { tableParameters } from './table-parameters.js'

const lossName: Readonly<Record<Language, string>> = { en: 'Loss', 'zh-CN': '损失' }

/** Rows as a network takes them: inputs, and targets as one-hot rows or scaled numbers. */
interface Rows {
  readonly x: Float32Array
  readonly y: Float32Array
  /** Targets as they are: numbers of classes, or the numbers themselves. */
  readonly truth: Float32Array
  readonly length: number
}

const pick = ({ x, y, width, target }: TableData, indices: Uint32Array): Rows => {
  const own = new Float32Array(indices.length * width)
  indices.forEach((from, to) => {
    own.set(x.subarray(from * width, (from + 1) * width), to * width)
  })
  const truth = Float32Array.from(indices, (i) => y[i]!)
  const scaled =
    target.kind === 'class'
      ? oneHot(truth, target.classes.length).data
      : truth.map((value) => (value - target.mean) / target.std)
  return { x: own, y: scaled, truth, length: indices.length }
}

const lossOf = ({ target }: TableData) =>
  target.kind === 'class'
    ? (truth: tf.Tensor, logits: tf.Tensor) => tf.losses.softmaxCrossEntropy(truth, logits)
    : (truth: tf.Tensor, answer: tf.Tensor) => tf.losses.meanSquaredError(truth, answer)

const meanLoss = async (data: TableData, rows: Rows, outputs: Float32Array): Promise<number> => {
  const shape: [number, number] = [rows.length, outputsOf(data.target)]
  const loss = tf.tidy(() => lossOf(data)(tf.tensor2d(rows.y, shape), tf.tensor2d(outputs, shape)))
  try {
    return (await loss.data())[0]!
  } finally {
    loss.dispose()
  }
}

const outputsFor = (model: LayersModel, rows: Rows, width: number, x = rows.x) =>
  predictAll(model, { data: x, shape: [rows.length, width] })

/** How much the loss rises when one column is shuffled among the rows (Breiman 2001). */
const weightsOf = async (
  model: LayersModel,
  data: TableData,
  rows: Rows,
  seed: number,
): Promise<Map<string, number>> => {
  const { columns, width } = data
  const whole = await meanLoss(data, rows, await outputsFor(model, rows, width))
  const weights = new Map<string, number>()
  let start = 0
  for (const column of columns) {
    const order = drawFrom(seed, 'shuffled', column.name).permutation(rows.length)
    const x = rows.x.slice()
    for (let to = 0; to < rows.length; to++) {
      const from = order[to]! * width + start
      x.set(rows.x.subarray(from, from + widthOf(column)), to * width + start)
    }
    const loss = await meanLoss(data, rows, await outputsFor(model, rows, width, x))
    weights.set(column.name, loss - whole)
    start += widthOf(column)
  }
  return weights
}

interface Judged {
  readonly metrics: Metrics
  readonly figure: Figure
}

const judgeClasses = (
  { target }: TableData,
  rows: Rows,
  outputs: Float32Array,
  language: Language,
): Judged => {
  if (target.kind !== 'class') throw new Error('a number is no class')
  const answers = answersOf(outputs, target.classes.length)
  const labels = Uint8Array.from(rows.truth)
  return {
    metrics: { accuracy: shareRight(answers, labels), guess: commonest(labels) },
    figure: confusionFigure(target.classes, labels, answers, language),
  }
}

const judgeNumbers = (
  { target }: TableData,
  rows: Rows,
  outputs: Float32Array,
  language: Language,
): Judged => {
  if (target.kind !== 'number') throw new Error('a class is no number')
  const answers = outputs.map((value) => target.mean + target.std * value)
  const mean = (values: Float32Array) => values.reduce((a, b) => a + b, 0) / values.length
  const middle = mean(rows.truth)
  const squares = rows.truth.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  const errors = answers.reduce((sum, value, i) => sum + (rows.truth[i]! - value) ** 2, 0)
  return {
    metrics: {
      error: mean(answers.map((value, i) => Math.abs(value - rows.truth[i]!))),
      guessError: mean(rows.truth.map((value) => Math.abs(value - target.mean))),
      ...(squares > 0 && { r2: 1 - errors / squares }),
    },
    figure: answersFigure(target.name, rows.truth, answers, language),
  }
}

/**
 * An experiment with a table that someone brought along: a network learns to foretell one column from
 * the others, and a fifth of the rows is kept back to judge it by.
 */
export const tableExperiment = (data: TableData): Experiment => {
  const { target, width } = data
  const judge = target.kind === 'class' ? judgeClasses : judgeNumbers
  return experiment({
    parameters: tableParameters,
    prediction: {
      ask: {
        en: 'How much better than a guess will the answers be on rows that were kept back?',
        'zh-CN': '在留出的行上，模型的回答会比瞎猜好多少？',
      },
      choices: [
        { id: 'none', words: { en: 'hardly at all', 'zh-CN': '几乎不会更好' } },
        { id: 'half', words: { en: 'up to half of the mistakes go', 'zh-CN': '错误最多减少一半' } },
        { id: 'most', words: { en: 'most of the mistakes go', 'zh-CN': '大部分错误会消失' } },
      ],
      outcome: ({ accuracy, guess = 0, error = 0, guessError = 0 }) => {
        const left =
          accuracy === undefined ? error / guessError : (1 - accuracy) / Math.max(1e-9, 1 - guess)
        if (left > 0.9) return 'none'
        return left > 0.5 ? 'half' : 'most'
      },
    },
    measures: {
      loss: { en: 'loss of the batch', 'zh-CN': '本批的损失' },
      accuracy: { en: 'share told right of rows never seen', 'zh-CN': '没见过的行中答对的比例' },
      guess: {
        en: 'share right of always answering the commonest class',
        'zh-CN': '永远回答最多的类别时答对的比例',
      },
      error: { en: 'mean error on rows never seen', 'zh-CN': '没见过的行上的平均误差' },
      guessError: {
        en: 'mean error of always answering the mean',
        'zh-CN': '永远回答平均值时的平均误差',
      },
      r2: { en: 'R² on rows never seen', 'zh-CN': '没见过的行上的 R²' },
      learned: { en: 'rows learned from', 'zh-CN': '用来学习的行数' },
      judged: { en: 'rows kept back', 'zh-CN': '留出的行数' },
    },
    references: [],
    async *run({ hidden, epochs, rate }, { seed, language, signal, checkpoints, start }) {
      const groups = target.kind === 'class' ? data.y : new Uint8Array(data.y.length)
      const parts = holdOut(groups, seed)
      const [learn, kept] = [pick(data, parts.learn), pick(data, parts.judge)]
      const outputs = outputsOf(target)
      const optimizer = tf.train.adam(rate)
      const network = tableNetwork(width, hidden, outputs)
      try {
        network.compile({ optimizer, loss: lossOf(data) })
        await seedWeights(network, seed)
        forkWeights(network, start)
        const examples = fromArrays({
          x: { data: learn.x, shape: [learn.length, width] },
          y: { data: learn.y, shape: [learn.length, outputs] },
        })
        const losses = { learn: [] as number[], judge: [] as number[] }
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
            losses.learn.push(event.measures.loss)
            losses.judge.push(await meanLoss(data, kept, await outputsFor(network, kept, width)))
            const figure = learningFigure(lossName[language], losses, language)
            yield { type: 'figure', id: 'learning', figure }
          }
        }
        if (signal?.aborted) return {}
        const answers = new Float32Array(await outputsFor(network, kept, width))
        const { metrics, figure } = judge(data, kept, answers, language)
        yield { type: 'figure', id: 'answers', figure }
        const weights = await weightsOf(network, data, kept, seed)
        yield { type: 'figure', id: 'weights', figure: weightsFigure(weights, language) }
        return { ...metrics, learned: learn.length, judged: kept.length }
      } finally {
        network.dispose()
        optimizer.dispose()
      }
    },
  })
}
