import { graph } from '@firstgrad/graph'
import { answersOf, corners, type Gate, type Neuron } from './gates.js'

const learningRate = 1

/** Gradient descent on the cross-entropy of the four corners, compiled to JavaScript. */
export const descent = (gate: Gate, start: Neuron) => {
  const g = graph()
  const w = g.variable([[start.w1], [start.w2]])
  const b = g.variable(start.b)
  const z = g.add(g.matmul(g.constant(corners.map((corner) => [...corner])), w), b)
  const y = answersOf(gate).map((answer) => [answer])
  // -ln σ(z) for a 1 and -ln(1 - σ(z)) for a 0, in a form in which nothing overflows.
  const surprise = g.subtract(
    g.add(g.relu(z), g.log(g.add(1, g.exp(g.negative(g.abs(z)))))),
    g.multiply(y, z),
  )
  const loss = g.reduceMean(surprise)
  const step = g.sgd(loss, { learningRate })
  const session = g.session()
  session.run(g.initialize())
  return {
    step: () => session.run(step),
    loss: () => session.run(loss).item(),
    neuron: (): Neuron => {
      const found = session.run({ w, b })
      const [w1, w2] = found.w.data
      return { w1: w1!, w2: w2!, b: found.b.item() }
    },
    close: () => session.close(),
  }
}
