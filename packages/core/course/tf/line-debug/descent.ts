import { graph, type Node } from '@firstgrad/graph'
import { decodeWeights } from '../../../src/checkpoints/weights.js'
import type { Point } from '../../../src/runs/line-points.js'
import { deriveSeed } from '../../../src/training/seeds.js'
import type { NamedArray } from '../../../src/training/trainable.js'
import { powers, scaled } from '../line/polynomial.js'
import { bend } from './least-error.js'

export type Structure = 'line' | 'degree-2' | 'degree-3' | 'degree-5' | 'degree-7' | 'mlp-8'
export type Loss = 'mse' | 'mae' | 'huber'

const hidden = 8

/** What the model sees of x. The line takes x as it is, as the course does; the others scale it. */
export const features = (structure: Structure, x: number): number[] => {
  if (structure === 'line') return [1, x]
  if (structure === 'mlp-8') return [1, scaled(x)]
  return powers(x, Number(structure.at(-1)))
}

type Graph = ReturnType<typeof graph>
type Numbers = Node<'float32'>

interface Weights {
  readonly name: string
  readonly shape: readonly number[]
  readonly first: Numbers
}

/** What is learned, and with what it begins where the run is no fork. */
const weightsOf = (g: Graph, structure: Structure, seed: number): readonly Weights[] => {
  const width = features(structure, 0).length
  if (structure !== 'mlp-8') {
    return [{ name: 'w', shape: [width, 1], first: g.zeros([width, 1]) }]
  }
  const drawn = (name: string, shape: [number, number]): Weights => {
    const first = g.randomNormal(shape, { seed: deriveSeed(seed, name) >>> 0 })
    return { name, shape, first }
  }
  const b = { name: 'b', shape: [], first: g.constant(0) }
  return [drawn('first', [width, hidden]), drawn('last', [hidden, 1]), b]
}

const modelOf =
  (g: Graph, [one, last, b]: readonly Numbers[]) =>
  (rows: Numbers) =>
    last && b ? g.add(g.matmul(g.tanh(g.matmul(rows, one!)), last), b) : g.matmul(rows, one!)

const lossOf = (g: Graph, loss: Loss, error: Numbers): Numbers => {
  // Half the square, as in the course's cost: so its slope is the error itself.
  const square = g.div(g.square(error), 2)
  if (loss === 'mse') return square
  const size = g.abs(error)
  if (loss === 'mae') return size
  return g.where(g.less(size, bend), square, g.multiply(bend, g.subtract(size, bend / 2)))
}

/** Gradient descent, all points in each step, on a graph that is compiled to JavaScript. */
export const descent = (
  points: readonly Point[],
  o: { structure: Structure; loss: Loss; rate: number; seed: number; start?: Uint8Array },
) => {
  const g = graph()
  const weights = weightsOf(g, o.structure, o.seed)
  const given = o.start && decodeWeights(o.start, weights)
  const variables = weights.map(({ shape, first }, i) => {
    const own = given && g.reshape(g.constant([...given[i]!.data]), [...shape])
    return g.variable(own ?? first)
  })
  const model = modelOf(g, variables)
  const rows = (xs: readonly number[]) => g.constant(xs.map((x) => features(o.structure, x)))
  const answers = model(rows(points.map(({ x }) => x)))
  const error = g.subtract(
    answers,
    points.map(({ y }) => [y]),
  )
  const loss = g.div(g.reduceSum(lossOf(g, o.loss, error)), points.length)
  const step = g.sgd(loss, { learningRate: o.rate })
  const session = g.session()
  session.run(g.initialize())
  const asked = new Map<readonly number[], Numbers>()
  const answersAt = (xs: readonly number[]) => {
    if (!asked.has(xs)) asked.set(xs, model(rows(xs)))
    return asked.get(xs)!
  }
  return {
    step: () => session.run(step),
    loss: () => session.run(loss).item(),
    weights: (): NamedArray[] => {
      const found = session.run(variables)
      return weights.map(({ name, shape }, i) => {
        return { name, shape, data: Float32Array.from(found[i]!.data) }
      })
    },
    /** What the model answers now. The same array again costs no new graph. */
    at: (xs: readonly number[]) => [...session.run(answersAt(xs)).data],
    close: () => session.close(),
  }
}
