import { graph } from '@firstgrad/graph'
import { deriveSeed } from '../training/seeds.js'
import type { Point } from './line-points.js'

export interface LineOptions {
  readonly points: readonly Point[]
  readonly learningRate: number
  /** Points in one step; 1 gives a graph of scalars. */
  readonly batchSize: number
  /** Where W and b start: two numbers, or a seed that draws both from N(0, 1). */
  readonly start: { readonly W: number; readonly b: number } | { readonly seed: number }
}

/** The course's line fit as a graph: y = W·x + b, half the mean squared error, gradient descent. */
export const lineGraph = ({ points, learningRate, batchSize, start }: LineOptions) => {
  const g = graph()
  const shape = batchSize === 1 ? [] : [null]
  const x = g.placeholder('float32', shape, { name: 'x' })
  const y = g.placeholder('float32', shape, { name: 'y' })
  const initial = (name: 'W' | 'b') =>
    'seed' in start
      ? g.randomNormal([], { seed: deriveSeed(start.seed, name) >>> 0 })
      : g.constant(start[name])
  const W = g.variable(initial('W'), { name: 'W' })
  const b = g.variable(initial('b'), { name: 'b' })
  const prediction = g.add(g.multiply(W, x), b, { name: 'prediction' })
  // The course divides by the number of all points, however few are in a step.
  const squares = g.reduceSum(g.square(g.subtract(prediction, y)))
  const loss = g.div(squares, 2 * points.length, { name: 'loss' })
  const step = g.sgd(loss, { learningRate })

  const all = g.add(
    g.multiply(
      W,
      points.map(({ x }) => x),
    ),
    b,
  )
  const errors = g.subtract(
    all,
    points.map(({ y }) => y),
  )
  const cost = g.div(g.reduceSum(g.square(errors)), 2 * points.length, { name: 'cost' })
  return { graph: g, x, y, W, b, loss, step, cost }
}
