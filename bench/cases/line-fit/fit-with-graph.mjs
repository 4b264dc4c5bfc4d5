import { graph } from '@firstgrad/graph'
import { epochs, learningRate, start, x as xs, y as ys } from './points.mjs'

/**
 * Builds the graph, opens a session and fits: all that the course does before it sees a result.
 *
 * @param {import('@firstgrad/graph').LocalExecutor} executor
 */
export const fitWithGraph = (executor) => () => {
  const {
    placeholder,
    variable,
    constant,
    add,
    multiply,
    subtract,
    square,
    reduceSum,
    div,
    ...rest
  } = graph()
  const { sgd, initialize, session } = rest
  const x = placeholder('float32', [], { name: 'x' })
  const y = placeholder('float32', [], { name: 'y' })
  const W = variable(start, { name: 'W', dtype: 'float32' })
  const b = variable(start, { name: 'b', dtype: 'float32' })

  const costOf = (/** @type {typeof x} */ someX, /** @type {typeof y} */ someY) => {
    const error = subtract(add(multiply(W, someX), b), someY)
    return div(reduceSum(square(error)), 2 * xs.length)
  }
  const step = sgd(costOf(x, y), { learningRate })
  const cost = costOf(constant(xs, { dtype: 'float32' }), constant(ys, { dtype: 'float32' }))

  const open = session({ executor })
  open.run(initialize())
  for (let epoch = 0; epoch < epochs; epoch++)
    for (let i = 0; i < xs.length; i++)
      open.run(step, { x: xs[i] ?? Number.NaN, y: ys[i] ?? Number.NaN })
  const final = open.run({ W, b, cost })
  open.close()
  return { W: final.W.item(), b: final.b.item(), cost: final.cost.item() }
}
