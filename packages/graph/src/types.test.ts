import type * as tf from '@tensorflow/tfjs-core'
import { describe, expectTypeOf, it } from 'vitest'
import { type Action, type Graph, graph, type Node, type Value } from './index.js'

describe('types', () => {
  const { placeholder, variable, add, equal, cast, unique, zeros, sgd, square, session } = graph()
  const x = placeholder('float32', [2], { name: 'x' })
  const n = placeholder('int32', [2], { name: 'n' })

  it('of nodes follow from their inputs', () => {
    expectTypeOf(add(x, 1)).toEqualTypeOf<Node<'float32'>>()
    expectTypeOf(add(1, n)).toEqualTypeOf<Node<'int32'>>()
    expectTypeOf(add(1, 2)).toEqualTypeOf<Node<'float32'>>()
    expectTypeOf(equal(x, 1)).toEqualTypeOf<Node<'bool'>>()
    expectTypeOf(cast(n, 'float32')).toEqualTypeOf<Node<'float32'>>()
    expectTypeOf(unique(n)).toEqualTypeOf<{ y: Node<'int32'>; idx: Node<'int32'> }>()
    expectTypeOf(variable(0.1)).toEqualTypeOf<Node<'float32'>>()
    expectTypeOf(variable(true)).toEqualTypeOf<Node<'bool'>>()
    expectTypeOf(variable(1, { dtype: 'int16' })).toEqualTypeOf<Node<'int16'>>()
    expectTypeOf(variable(zeros([2]))).toEqualTypeOf<Node<'float32'>>()
    const W = variable(1)
    expectTypeOf(sgd(square(W), { learningRate: 1 })).toEqualTypeOf<Action>()
  })

  it('of results follow from the fetches', () => {
    const s = session()
    const here = () => {
      const [first, second] = s.run([x, n])
      return { one: s.run(x), first, second, all: s.run({ x, n }), item: s.run(n).item() }
    }
    expectTypeOf(here).returns.toEqualTypeOf<{
      one: Value<'float32'>
      first: Value<'float32'>
      second: Value<'int32'>
      all: { x: Value<'float32'>; n: Value<'int32'> }
      item: number
    }>()
    const there = (g: Graph, engine: typeof tf) => g.session({ tf: engine }).run({ x })
    expectTypeOf(there).returns.toEqualTypeOf<Promise<{ x: Value<'float32'> }>>()
  })

  it('refuse what is no node, dtype or option', () => {
    expectTypeOf(placeholder).parameter(0).toExtend<string>()
    const wrong = () => {
      // @ts-expect-error float64 is no dtype
      placeholder('float64')
      // @ts-expect-error strings have no square
      square(placeholder('string'))
      // @ts-expect-error a learning rate is needed
      sgd(square(x), {})
      // @ts-expect-error only nodes can be fetched
      session().run('x')
    }
    expectTypeOf(wrong).toBeFunction()
  })
})
