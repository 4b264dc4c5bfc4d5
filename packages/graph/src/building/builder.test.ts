import { describe, expect, it } from 'vitest'
import { graph, type Node } from '../index.js'

describe('names', () => {
  it('are TensorFlow’s, and numbered where they are taken', () => {
    const { constant, add, multiply, div, placeholder, variable, matmul } = graph()
    const x = placeholder('float32', [1, 1])
    const one = add(x, 1)
    const two = add(x, 2)
    expect([x.name, one.name, two.name]).toEqual(['Placeholder', 'Add', 'Add_1'])
    expect([multiply(x, x).name, div(x, x).name, matmul(x, x).name]).toEqual([
      'Mul',
      'div',
      'MatMul',
    ])
    expect(two.inputs[1]?.name).toBe('Add_1/y')
    const named = [1, 2, 3].map(() => constant(0, { name: 'c' }).name)
    expect(named).toEqual(['c', 'c_1', 'c_2'])
    expect([variable(1).name, variable(1).name]).toEqual(['Variable', 'Variable_1'])
  })

  it('may be of any script, with scopes', () => {
    const { constant } = graph()
    expect(constant(1, { name: '第一层/权重' }).name).toBe('第一层/权重')
  })

  it('of two placeholders may not be the same, and none takes another node’s', () => {
    const { constant, placeholder } = graph()
    constant(1, { name: 'x' })
    expect(() => placeholder('float32', [], { name: 'x' })).toThrow('"x" is taken')
    expect(placeholder('float32').name).toBe('Placeholder')
    expect(placeholder('float32').name).toBe('Placeholder_1')
    expect(() => placeholder('float32', [], { name: 'Placeholder' })).toThrow('is taken')
  })

  it('of a call that failed are free again', () => {
    const { add } = graph()
    expect(() => add([1, 2], [1, 2, 3], { name: 'sum' })).toThrow('add "sum"')
    expect(add(1, 2, { name: 'sum' }).name).toBe('sum')
  })
})

describe('plain values', () => {
  it('take the dtype of the node beside them', () => {
    const { placeholder, add, multiply, equal, where } = graph()
    expect(add(1, placeholder('int32')).inputs[0]?.dtype).toBe('int32')
    expect(multiply(placeholder('int16'), [1, 2]).inputs[1]?.dtype).toBe('int16')
    expect(equal(placeholder('string'), 'a').inputs[1]?.dtype).toBe('string')
    expect(where(true, 'a', placeholder('string')).inputs.map(({ dtype }) => dtype)).toEqual([
      'bool',
      'string',
      'string',
    ])
  })

  it('alone are float32 unless something says otherwise', () => {
    const { constant, variable } = graph()
    const made: [Node, string][] = [
      [constant(1), 'float32'],
      [constant([[1], [2]]), 'float32'],
      [constant(Int32Array.of(1)), 'int32'],
      [constant(Int16Array.of(1)), 'int16'],
      [constant(Uint8Array.of(1)), 'int32'],
      [constant(Float64Array.of(1)), 'float32'],
      [constant(true), 'bool'],
      [constant(['a']), 'string'],
      [constant([]), 'float32'],
      [constant(1, { dtype: 'int16' }), 'int16'],
      [variable(1, { dtype: 'int32' }), 'int32'],
    ]
    for (const [node, dtype] of made) expect(node.dtype).toBe(dtype)
  })

  it('are copied', () => {
    const { constant, session } = graph()
    const data = Float32Array.of(1, 2)
    const c = constant(data)
    data[0] = 9
    expect(session().run(c).toArray()).toEqual([1, 2])
  })

  it('beyond float32 are rounded or infinite, as everywhere', () => {
    const { constant, session } = graph()
    expect(session().run(constant([0.1, 1e300, -0])).data).toEqual(
      Float32Array.of(0.1, Infinity, -0),
    )
  })
})

describe('shapes', () => {
  it('are worked out as far as they are known', () => {
    const g = graph()
    const batch = g.placeholder('float32', [null, 3])
    const any = g.placeholder('float32')
    const W = g.variable(g.zeros([3, 2]))
    expect(g.matmul(batch, W).shape).toEqual([null, 2])
    expect(g.matmul(any, W).shape).toBeNull()
    expect(g.add(batch, [1, 2, 3]).shape).toEqual([null, 3])
    expect(g.add(any, 1).shape).toBeNull()
    expect(g.reduceSum(any).shape).toEqual([])
    expect(g.reduceSum(any, { axis: 0 }).shape).toBeNull()
    expect(g.reduceMean(batch, { axis: 0, keepDims: true }).shape).toEqual([1, 3])
    expect(g.argmax(batch, { axis: 1 }).shape).toEqual([null])
    expect(g.transpose(batch).shape).toEqual([3, null])
    expect(g.transpose(any, { perm: [1, 0] }).shape).toEqual([null, null])
    expect(g.reshape(batch, [-1]).shape).toEqual([null])
    expect(g.concat([batch, batch], { axis: 1 }).shape).toEqual([null, 6])
    expect(g.unique(g.reshape(any, [4])).idx.shape).toEqual([4])
    expect(g.where(g.greater(batch, 0)).shape).toEqual([null, 2])
    expect(g.oneHot(g.argmax(batch, { axis: 1 }), 10).shape).toEqual([null, 10])
    expect(g.softmaxCrossEntropyWithLogits({ labels: batch, logits: batch }).shape).toEqual([null])
  })
})

describe('a graph', () => {
  it('lists its operations in order of creation', () => {
    const { nodes, placeholder, add, unique } = graph()
    const x = placeholder('float32', [null], { name: 'x' })
    add(x, 1, { name: 'sum' })
    const { y, idx } = unique(x, { name: 'kinds' })
    expect(nodes.map(({ name }) => name)).toEqual(['x', 'sum/y', 'sum', 'kinds'])
    expect([y.name, y.output, idx.name, idx.output]).toEqual(['kinds', 0, 'kinds:1', 1])
    expect(idx.operation).toBe(y)
  })
})
