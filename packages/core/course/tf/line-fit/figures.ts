import type { Language } from '@firstgrad/errors'
import { type Figure, lineChart, lossSurface, scatter } from '@firstgrad/viz'
import { linePoints, type Point } from '../../../src/runs/line-points.js'
import { cost } from '../line/cost.js'
import { testPoints } from '../line/test-points.js'

/** A line, and after how many steps it was so. */
export interface Place {
  readonly step: number
  readonly w: number
  readonly b: number
}

const texts = {
  en: {
    points: 'points to learn from',
    test: 'points kept apart',
    line: (epoch: number) => `line after ${epoch} epochs`,
    title: 'The line among its points',
    bowl: 'The way of w and b down the bowl of the cost',
    costs: 'Cost by step',
    step: 'step',
    cost: 'cost',
    least: 'least squares',
  },
  'zh-CN': {
    points: '训练点',
    test: '测试点',
    line: (epoch: number) => `遍历 ${epoch} 次后的直线`,
    title: '点与直线',
    bowl: 'w 和 b 沿损失曲面下行的路线',
    costs: '损失随步数的变化',
    step: '步',
    cost: '损失',
    least: '最小二乘',
  },
} as const

const split = (points: readonly Point[]) => ({
  x: points.map(({ x }) => x),
  y: points.map(({ y }) => y),
})

export const lineFigure = (language: Language, { w, b }: Place, epoch: number): Figure => {
  const words = texts[language]
  const x = Array.from({ length: 46 }, (_, i) => 2 + i / 5)
  return scatter({
    title: words.title,
    x: { label: 'x' },
    y: { label: 'y' },
    series: [
      { name: words.points, ...split(linePoints) },
      { name: words.test, ...split(testPoints) },
      { name: words.line(epoch), x, y: x.map((at) => w * at + b) },
    ],
  })
}

/** The cost over w and b, wide enough for the whole way. */
export const bowlFigure = (language: Language, path: readonly Place[]): Figure => {
  const around = (values: readonly number[], middle: number, least: number) => {
    const reach = 1.15 * Math.max(least, ...values.map((value) => Math.abs(value - middle)))
    return [middle - reach, middle + reach] as const
  }
  return lossSurface({
    title: texts[language].bowl,
    x: {
      label: 'w',
      domain: around(
        path.map(({ w }) => w),
        0.25,
        0.4,
      ),
    },
    y: {
      label: 'b',
      domain: around(
        path.map(({ b }) => b),
        0.8,
        1,
      ),
    },
    loss: (w, b) => cost(linePoints, (x) => w * x + b),
    path: path.map(({ w, b }) => [w, b]),
    levels: 'log',
  })
}

export const costFigure = (language: Language, path: readonly Place[], least: number): Figure => {
  const words = texts[language]
  // On a logarithmic axis the start has its place at 1.
  const x = path.map(({ step }) => step + 1)
  return lineChart({
    title: words.costs,
    x: { label: words.step, scale: 'log' },
    y: { label: words.cost, scale: 'log' },
    series: [
      { name: words.cost, x, y: path.map(({ w, b }) => cost(linePoints, (at) => w * at + b)) },
      { name: words.least, x: [x[0]!, x.at(-1)!], y: [least, least] },
    ],
  })
}
