import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { graph } from './index.js'

interface LineFit {
  learningRate: number
  epochs: number
  logEvery: number
  x: number[]
  y: number[]
  start: { W: number; b: number; cost: number }
  final: { W: number; b: number; cost: number }
  costs: number[]
}

// The whole course exercise, run by TensorFlow 2.21 itself.
const reference: LineFit = JSON.parse(
  readFileSync(new URL('./line-fit.reference.json', import.meta.url), 'utf8'),
)

const lineFit = () => {
  const { placeholder, variable, multiply, add, subtract, square, reduceSum, div, ...rest } =
    graph()
  const x = placeholder('float32', [], { name: 'x' })
  const y = placeholder('float32', [], { name: 'y' })
  const W = variable(reference.start.W, { name: 'W' })
  const b = variable(reference.start.b, { name: 'b' })
  const prediction = add(multiply(W, x), b, { name: 'prediction' })
  const n = reference.x.length
  const cost = div(square(subtract(prediction, y)), 2 * n, { name: 'cost' })
  const xs = placeholder('float32', [n], { name: 'xs' })
  const ys = placeholder('float32', [n], { name: 'ys' })
  const total = div(reduceSum(square(subtract(add(multiply(W, xs), b), ys))), 2 * n)
  const step = rest.sgd(cost, { learningRate: reference.learningRate })
  return { W, b, total, step, initialize: rest.initialize, session: rest.session }
}

describe('the line fit of the course', () => {
  it.each([
    { executor: 'compiled' as const, epochs: reference.epochs },
    { executor: 'interpreted' as const, epochs: 300 },
  ])('$executor: every logged cost is TensorFlow’s to 5 digits', ({ executor, epochs }) => {
    const { W, b, total, step, initialize, session } = lineFit()
    const s = session({ executor })
    s.run(initialize())
    const all = { xs: reference.x, ys: reference.y }
    expect(s.run(total, all).item()).toBeCloseTo(reference.start.cost, 5)
    const costs: number[] = []
    for (let epoch = 1; epoch <= epochs; epoch++) {
      for (let i = 0; i < reference.x.length; i++)
        s.run(step, { x: reference.x[i]!, y: reference.y[i]! })
      if (epoch % reference.logEvery === 0) costs.push(s.run(total, all).item())
    }
    expect(s.executorOf(step)).toBe(executor)
    costs.forEach((cost, i) => {
      expect(cost).toBeCloseTo(reference.costs[i]!, 5)
    })
    if (epochs < reference.epochs) return
    const end = s.run({ W, b, cost: total }, all)
    expect(end.W.item()).toBeCloseTo(0.24773, 5)
    expect(end.b.item()).toBeCloseTo(0.80343, 5)
    expect(end.cost.item()).toBeCloseTo(0.077165, 5)
  })
})
