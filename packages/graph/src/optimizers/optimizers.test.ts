import { readFileSync } from 'node:fs'
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Graph, graph, type Minimize } from '../index.js'

interface Reference {
  x: number[][]
  y: number[][]
  W: number[][]
  steps: number
  cases: {
    name: string
    options: Minimize
    losses: number[]
    variables: Record<string, number[]>
  }[]
}

const reference: Reference = JSON.parse(
  readFileSync(new URL('./optimizers.reference.json', import.meta.url), 'utf8'),
)

const regression = (g: Graph) => {
  const x = g.constant(reference.x)
  const W = g.variable(reference.W, { name: 'W' })
  const b = g.variable(0, { name: 'b' })
  const error = g.subtract(g.add(g.matmul(x, W), b), reference.y)
  const penalty = g.multiply(0.1, g.reduceSum(g.square(W)))
  return { W, b, loss: g.add(g.reduceMean(g.square(error)), penalty) }
}

beforeAll(async () => {
  await tf.setBackend('cpu')
})

describe.each([
  ['compiled', (g: Graph) => g.session({ executor: 'compiled' })],
  ['interpreted', (g: Graph) => g.session({ executor: 'interpreted' })],
  ['tensorflow.js', (g: Graph) => g.session({ tf })],
] as const)('optimizers, %s, step as TensorFlow does', (_, open) => {
  it.each(reference.cases)('$name', async ({ name, options, losses, variables }) => {
    const g = graph()
    const { loss } = regression(g)
    const optimizer = name.startsWith('adam') ? g.adam : name === 'sgd' ? g.sgd : g.momentum
    const step = optimizer(loss, options)
    const s = open(g)
    await s.run(g.initialize())
    for (const wanted of losses) {
      // The loss of the same run is the one before the step.
      const { loss: got } = await s.run({ loss, step })
      expect(Math.abs(got.item() / wanted - 1)).toBeLessThan(2e-5)
    }
    const end = await s.variables()
    expect(Object.keys(end).sort()).toEqual(Object.keys(variables).sort())
    for (const [variable, wanted] of Object.entries(variables))
      wanted.forEach((element, i) => {
        expect(Math.abs((end[variable]!.data[i] as number) - element), variable).toBeLessThan(3e-5)
      })
    await s.close()
  })
})

describe('optimizers', () => {
  it('change only trainable variables, or those named', () => {
    const g = graph()
    const a = g.variable(1, { name: 'a' })
    const b = g.variable(1, { name: 'b', trainable: false })
    const n = g.variable(1, { name: 'n', dtype: 'int32' })
    const loss = g.square(g.add(g.add(a, b), g.cast(n, 'float32')))
    const [both, onlyB] = [
      g.sgd(loss, { learningRate: 0.1 }),
      g.sgd(loss, { learningRate: 0.1, variables: [b], name: 'onlyB' }),
    ]
    const s = g.session()
    s.run(g.initialize())
    s.run(both)
    expect(s.run(a).item()).toBeCloseTo(0.4, 6)
    expect(s.run([b, n]).map((v) => v.item())).toEqual([1, 1])
    s.run(onlyB)
    expect(s.run(b).item()).toBeLessThan(1)
    expect(onlyB.name).toBe('onlyB')
  })

  it('two on one variable keep slots of their own', () => {
    const g = graph()
    const { loss } = regression(g)
    g.adam(loss, { learningRate: 0.1 })
    g.adam(loss, { learningRate: 0.1 })
    const names = g.nodes.filter(({ op }) => op === 'VariableV2').map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toContain('W/Adam_2')
  })

  it('leave a graph in which every name is taken once', () => {
    const g = graph()
    const { loss } = regression(g)
    g.momentum(loss, { learningRate: 0.1 })
    const names = g.nodes.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.some((name) => name.startsWith('gradients/MatMul_grad/'))).toBe(true)
  })
})
