import { graph } from '@firstgrad/graph'
import type { Point } from './line-points.js'

export interface LineOptions {
  readonly points: readonly Point[]
  readonly learningRate: number
  /** Points in one step; 1 gives a graph of scalars. */
  readonly batchSize: number
  readonly W: number
  readonly b: number
}

/** The course's line fit as a graph: y = W·x + b, half the mean squared error, gradient descent. */
export const lineGraph = ({
  points,
  learningRate,
  batchSize,
  W: startW,
  b: startB,
}: LineOptions) => {
  const g = graph()
  const shape = batchSize === 1 ? [] : [null]
  const x = g.placeholder('float32', shape, { name: 'x' })
  const y = g.placeholder('float32', shape, { name: 'y' })
  const W = g.variable(startW, { name: 'W' })
  const b = g.variable(startB, { name: 'b' })
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
