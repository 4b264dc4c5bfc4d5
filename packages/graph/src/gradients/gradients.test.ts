import { describe, expect, it } from 'vitest'
import { type Graph, graph, type Node } from '../index.js'

type Float = Node<'float32'>

/** Each operation where it is smooth, and the inputs to try it at. */
const cases: [string, (g: Graph, x: Float, y: Float) => Float, number[][], number[][]][] = [
  ['add, broadcast', (g, x, y) => g.add(x, y), [[1, 2, 3]], [[0.5], [4]]],
  ['subtract, broadcast', (g, x, y) => g.subtract(x, y), [[1, 2, 3]], [[0.5], [4]]],
  ['multiply, broadcast', (g, x, y) => g.multiply(x, y), [[1, -2, 3]], [[0.5], [4]]],
  ['div, broadcast', (g, x, y) => g.div(x, y), [[1, -2, 3]], [[0.5], [4]]],
  ['pow', (g, x, y) => g.pow(x, y), [[0.5, 1.2, 2]], [[1.5], [-0.7]]],
  ['addN', (g, x, y) => g.addN([x, y, x]), [[1, 2]], [[3, 4]]],
  ['negative and abs', (g, x) => g.abs(g.negative(x)), [[1, -2]], [[0]]],
  ['square, sqrt', (g, x, y) => g.sqrt(g.add(g.square(x), g.square(y))), [[1, 2]], [[3, 1]]],
  ['rsqrt, reciprocal', (g, x, y) => g.add(g.rsqrt(x), g.reciprocal(y)), [[1, 2]], [[3, -1]]],
  ['exp, log', (g, x, y) => g.multiply(g.exp(x), g.log(y)), [[0.1, -1]], [[3, 0.5]]],
  ['relu', (g, x, y) => g.multiply(g.relu(x), y), [[1, -2, 3]], [[1, 2, 3]]],
  ['sigmoid, tanh', (g, x, y) => g.multiply(g.sigmoid(x), g.tanh(y)), [[1, -2]], [[0.3, 1]]],
  ['where', (g, x, y) => g.where(g.greater(x, y), g.square(x), y), [[1, 5]], [[3, 2]]],
  [
    'reduceSum, reduceMean',
    (g, x, y) =>
      g.multiply(g.reduceSum(x, { axis: 0 }), g.reduceMean(y, { axis: -1, keepDims: true })),
    [[1, 2, 3]],
    [[3, 4]],
  ],
  [
    'reduceProd',
    (g, x, y) => g.add(g.reduceProd(x, { axis: 1 }), g.reduceProd(y)),
    [
      [1, 2, 3],
      [4, 0.5, 1],
    ],
    [[3, 4]],
  ],
  [
    'reduceMin, reduceMax',
    (g, x, y) => g.multiply(g.reduceMin(x, { axis: 1 }), g.reduceMax(y)),
    [
      [1, 2, 3],
      [4, 0.5, 1],
    ],
    [[3, 4]],
  ],
  [
    'matmul',
    (g, x, y) =>
      g.matmul(g.matmul(x, y), g.matmul(x, x, { transposeB: true }), { transposeA: true }),
    [
      [1, 2, 3],
      [4, 5, -6],
    ],
    [[0.5], [1], [2]],
  ],
  [
    'transpose, reshape',
    (g, x, y) => g.matmul(g.transpose(x), g.reshape(y, [1, 2])),
    [[1, 2, 3]],
    [[4], [5]],
  ],
  ['concat', (g, x, y) => g.square(g.concat([x, y, x], { axis: 1 })), [[1, 2, 3]], [[4]]],
  ['softmax', (g, x, y) => g.multiply(g.softmax(x), y), [[1, 2, 3]], [[4], [5]]],
  [
    'softmax along axis 0',
    (g, x, y) => g.multiply(g.softmax(x, { axis: 0 }), y),
    [[1], [2]],
    [[4, 5]],
  ],
  ['logSoftmax', (g, x, y) => g.multiply(g.logSoftmax(x), y), [[1, 2, 3]], [[4], [5]]],
  [
    'softmaxCrossEntropyWithLogits',
    (g, x, y) => g.softmaxCrossEntropyWithLogits({ labels: y, logits: x }),
    [[1, 2, 3]],
    [[0.2, 0.5, 0.3]],
  ],
]

const flat = (value: number[][]) => Float64Array.from(value.flat())

describe.each([
  ['shapes known', (rows: number[][]) => [rows.length, rows[0]!.length]],
  ['lengths unknown', () => [null, null]],
] as const)('gradients, %s, agree with finite differences', (_, shapeOf) => {
  it.each(cases)('%s', (_, build, xs, ys) => {
    const g = graph()
    const x = g.placeholder('float32', [...shapeOf(xs)], { name: 'x' })
    const y = g.placeholder('float32', [...shapeOf(ys)], { name: 'y' })
    const out = build(g, x, y)
    // A curved function on top, so that no gradient is the same for all elements.
    const loss = g.reduceSum(g.square(out))
    const s = g.session()
    const feeds = { x: flat(xs), y: flat(ys) }
    const value = () =>
      s
        .run(loss, {
          x: { data: feeds.x, shape: [xs.length, xs[0]!.length] },
          y: { data: feeds.y, shape: [ys.length, ys[0]!.length] },
        })
        .item()
    for (const name of ['x', 'y'] as const) {
      const node = name === 'x' ? x : y
      const measured = Array.from(feeds[name], (element, i) => {
        const step = 2 ** -8
        feeds[name][i] = element + step
        const above = value()
        feeds[name][i] = element - step
        const below = value()
        feeds[name][i] = element
        return (above - below) / (2 * step)
      })
      if (measured.every((slope) => slope === 0)) continue
      const calculated = s.run(g.gradients(loss, node), {
        x: { data: feeds.x, shape: [xs.length, xs[0]!.length] },
        y: { data: feeds.y, shape: [ys.length, ys[0]!.length] },
      })
      measured.forEach((slope, i) => {
        expect(Math.abs(calculated.data[i]! - slope)).toBeLessThan(2e-3 * (1 + Math.abs(slope)))
      })
    }
  })
})

describe('gradients', () => {
  it('of gradients: the third derivative of x⁴ is 24x', () => {
    const g = graph()
    const x = g.placeholder('float32', [], { name: 'x' })
    let y: Float = g.square(g.square(x))
    for (let i = 0; i < 3; i++) y = g.gradients(y, x)
    expect(g.session().run(y, { x: 1.5 }).item()).toBe(36)
  })

  it('of gradients of a concat with parts of known length', () => {
    const g = graph()
    const x = g.placeholder('float32', [2], { name: 'x' })
    const joined = g.concat([g.square(x), g.multiply(x, 3)], { axis: 0 })
    const first = g.gradients(g.reduceSum(g.square(joined)), x)
    const second = g.gradients(g.reduceSum(first), x)
    const s = g.session()
    // x⁴ + 9x²: 4x³ + 18x, then 12x² + 18
    expect(s.run(first, { x: [1, 2] }).toArray()).toEqual([22, 68])
    expect(s.run(second, { x: [1, 2] }).toArray()).toEqual([30, 66])
  })

  it('visits a shared node once: thirty doublings', () => {
    const g = graph()
    const x = g.placeholder('float32', [], { name: 'x' })
    let y: Float = x
    for (let i = 0; i < 30; i++) y = g.add(y, y)
    const before = g.nodes.length
    expect(g.session().run(g.gradients(y, x), { x: 1 }).item()).toBe(2 ** 30)
    expect(g.nodes.length - before).toBeLessThan(200)
  })

  it('of a graph deeper than the call stack', () => {
    const g = graph()
    const x = g.placeholder('float32', [], { name: 'x' })
    let y: Float = x
    for (let i = 0; i < 20_000; i++) y = g.add(y, 1)
    const s = g.session()
    expect(s.run(g.gradients(y, x), { x: 1 }).item()).toBe(1)
    expect(s.run(y, { x: 1 }).item()).toBe(20_001)
    expect(s.executorOf(y)).toBe('interpreted')
  })

  it('gives one node for one x and an array for an array', () => {
    const g = graph()
    const x = g.placeholder('float32', [], { name: 'x' })
    const y = g.placeholder('float32', [], { name: 'y' })
    const [dx, dy] = g.gradients(g.multiply(x, y), [x, y])
    const results = g.session().run({ dx, dy }, { x: 2, y: 5 })
    expect([results.dx.item(), results.dy.item()]).toEqual([5, 2])
    expect(g.gradients(x, [])).toEqual([])
  })

  it('with respect to something in the middle, and to y itself', () => {
    const g = graph()
    const x = g.placeholder('float32', [2], { name: 'x' })
    const middle = g.square(x)
    const y = g.exp(middle)
    const s = g.session()
    expect(s.run(g.gradients(y, middle), { x: [0, 1] }).data).toEqual(
      Float32Array.of(1, Math.exp(1)),
    )
    expect(s.run(g.gradients(y, y), { x: [0, 1] }).toArray()).toEqual([1, 1])
  })

  it('stop at choices, and say so', () => {
    const g = graph()
    const x = g.placeholder('float32', [3], { name: 'x' })
    const other = g.placeholder('float32', [3], { name: 'other' })
    const choice = g.cast(g.argmax(x), 'float32')
    expect(() => g.gradients(choice, x)).toThrow('no differentiable path')
    expect(() => g.gradients(x, other)).toThrow('"x" has no gradient with respect to "other"')
    expect(() => g.gradients(g.unique(x, { name: 'kinds' }).y, x)).toThrow(
      'unique "kinds" on the way is not differentiable',
    )
    expect(() => g.gradients(g.argmax(x) as unknown as Float, x)).toThrow('int32')
    // The same choice beside a differentiable path does no harm.
    const both = g.multiply(x, choice)
    expect(
      g
        .session()
        .run(g.gradients(both, x), { x: [1, 2, 9] })
        .toArray(),
    ).toEqual([2, 2, 2])
  })

  it('of sqrt behind where stay finite if the input is chosen too', () => {
    const g = graph()
    const x = g.placeholder('float32', [3], { name: 'x' })
    const positive = g.greater(x, 0)
    const safe = g.where(positive, g.sqrt(g.where(positive, x, 1)), 0)
    expect(
      g
        .session()
        .run(g.gradients(safe, x), { x: [4, 0, -1] })
        .toArray(),
    ).toEqual([0.25, 0, 0])
  })
})
