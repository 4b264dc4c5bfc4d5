import type { Language } from '@firstgrad/errors'
import { bar, type Figure, lineChart, scatter } from '@firstgrad/viz'
import type { Point } from '../../../src/runs/line-points.js'
import { testPoints } from '../line/test-points.js'
import type { Loss } from './descent.js'

const texts = {
  en: {
    train: 'training points',
    test: 'test points',
    model: (step: number) => `model after ${step} steps`,
    least: 'least squares',
    fit: 'The fit',
    residuals: 'What the fit leaves over',
    residual: 'y - answer',
    loss: 'Loss and cost by step',
    chosen: 'chosen loss',
    trainCost: 'training cost',
    testCost: 'test cost',
    step: 'step',
    edge: 'Cost of the line on both sides of the largest rate',
    cost: 'cost',
    rate: (rate: number) => `rate ${rate}`,
    degrees: 'Least squares by degree',
    degree: 'degree',
    outlier: 'How far the outlier turns the line',
    change: 'change of the slope w',
  },
  'zh-CN': {
    train: '训练点',
    test: '测试点',
    model: (step: number) => `${step} 步后的模型`,
    least: '最小二乘',
    fit: '拟合',
    residuals: '残差',
    residual: 'y - 输出',
    loss: '损失随步数的变化',
    chosen: '所选损失',
    trainCost: '训练损失',
    testCost: '测试损失',
    step: '步',
    edge: '学习率上限两侧，直线的损失',
    cost: '损失',
    rate: (rate: number) => `学习率 ${rate}`,
    degrees: '各次多项式的最小二乘',
    degree: '次数',
    outlier: '异常点把直线扳动多少',
    change: '斜率 w 的变化',
  },
} as const

const split = (points: readonly Point[]) => ({
  x: points.map(({ x }) => x),
  y: points.map(({ y }) => y),
})

/** Where curves are drawn. */
export const across: readonly number[] = Array.from({ length: 46 }, (_, i) => 2 + i / 5)

export interface Curve {
  readonly step: number
  readonly y: readonly number[]
}

export const fitFigure = (
  language: Language,
  points: readonly Point[],
  curve: Curve,
  least: ((x: number) => number) | null,
): Figure => {
  const words = texts[language]
  const tallest = Math.max(...points.map(({ y }) => y))
  return scatter({
    title: words.fit,
    x: { label: 'x' },
    // Of a fit that flies off only the part near the points is shown.
    y: { label: 'y', domain: [-1, tallest + 1] },
    series: [
      { name: words.train, ...split(points) },
      { name: words.test, ...split(testPoints) },
      { name: words.model(curve.step), x: across, y: curve.y },
      ...(least ? [{ name: words.least, x: across, y: across.map(least) }] : []),
    ],
  })
}

export const residualFigure = (
  language: Language,
  points: readonly Point[],
  answers: readonly number[],
  testAnswers: readonly number[],
): Figure => {
  const words = texts[language]
  const left = (among: readonly Point[], found: readonly number[]) => ({
    x: among.map(({ x }) => x),
    y: among.map(({ y }, i) => y - found[i]!),
  })
  return scatter({
    title: words.residuals,
    x: { label: 'x' },
    y: { label: words.residual },
    series: [
      { name: words.train, ...left(points, answers) },
      { name: words.test, ...left(testPoints, testAnswers) },
    ],
  })
}

export interface Look {
  readonly step: number
  readonly loss: number
  readonly train: number
  readonly test: number
}

export const lossFigure = (language: Language, loss: Loss, looks: readonly Look[]): Figure => {
  const words = texts[language]
  // On a logarithmic axis the start has its place at 1.
  const x = looks.map(({ step }) => step + 1)
  return lineChart({
    title: words.loss,
    x: { label: words.step, scale: 'log' },
    y: { scale: 'log' },
    series: [
      // The squared loss is the training cost itself.
      ...(loss === 'mse' ? [] : [{ name: words.chosen, x, y: looks.map(({ loss }) => loss) }]),
      { name: words.trainCost, x, y: looks.map(({ train }) => train) },
      { name: words.testCost, x, y: looks.map(({ test }) => test) },
    ],
  })
}

export const edgeFigure = (
  language: Language,
  runs: readonly { readonly rate: number; readonly steps: number[]; readonly costs: number[] }[],
): Figure => {
  const words = texts[language]
  return lineChart({
    title: words.edge,
    x: { label: words.step },
    y: { label: words.cost, scale: 'log' },
    series: runs.map(({ rate, steps, costs }) => ({ name: words.rate(rate), x: steps, y: costs })),
  })
}

export const degreesFigure = (
  language: Language,
  costs: readonly { readonly degree: number; readonly train: number; readonly test: number }[],
): Figure => {
  const words = texts[language]
  const x = costs.map(({ degree }) => degree)
  return lineChart({
    title: words.degrees,
    x: { label: words.degree },
    y: { label: words.cost },
    series: [
      { name: words.trainCost, x, y: costs.map(({ train }) => train) },
      { name: words.testCost, x, y: costs.map(({ test }) => test) },
    ],
  })
}

export const outlierFigure = (
  language: Language,
  shifts: { readonly mse: number; readonly huber: number; readonly mae: number },
): Figure => {
  const words = texts[language]
  return bar({
    title: words.outlier,
    label: words.change,
    categories: ['MSE', 'Huber', 'MAE'],
    series: [{ name: words.change, values: [shifts.mse, shifts.huber, shifts.mae] }],
  })
}
