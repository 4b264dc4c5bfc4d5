import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Graph, graph, type Node, Value } from '../index.js'

const code = (wanted: string) => expect.objectContaining({ code: wanted })

const ways = [
  ['compiled', (g: Graph) => g.session({ executor: 'compiled' })],
  ['interpreted', (g: Graph) => g.session({ executor: 'interpreted' })],
  ['tensorflow.js', (g: Graph) => g.session({ tf })],
] as const

let tensors = 0
beforeAll(async () => {
  await tf.setBackend('cpu')
})
beforeEach(() => {
  tensors = tf.memory().numTensors
})
afterEach(() => {
  expect(tf.memory().numTensors).toBe(tensors)
})

describe.each(ways)('a session, %s,', (way, open) => {
  it('says how it calculates', async () => {
    const g = graph()
    const s = open(g)
    expect(s.executorOf(g.add(1, 2))).toBe(way)
    await s.close()
  })

  it('fetches one node, an array, or an object', async () => {
    const g = graph()
    const s = open(g)
    const x = g.placeholder('float32', [2], { name: 'x' })
    const double = g.multiply(x, 2)
    const sum = g.reduceSum(x)
    const feeds = { x: [1, 2] }
    expect((await s.run(double, feeds)).toArray()).toEqual([2, 4])
    const [first, second, third] = await s.run([sum, double, sum], feeds)
    expect([first.item(), second.toArray(), third.item()]).toEqual([3, [2, 4], 3])
    const result = await s.run({ double, total: sum, nothing: g.group([sum]) }, feeds)
    expect(result.total.item()).toBe(3)
    expect(result.nothing).toBeUndefined()
    expect(await s.run([])).toEqual([])
    expect(await s.run({})).toEqual({})
    await s.close()
  })

  it('takes feeds in every form', async () => {
    const g = graph()
    const s = open(g)
    const x = g.placeholder('float32', [2, 2], { name: 'x' })
    const forms = [
      [
        [1, 2],
        [3, 4],
      ],
      { shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) },
      { shape: [2, 2], data: Uint8Array.of(1, 2, 3, 4) },
      { shape: [2, 2], data: [1, 2, 3, 4] },
      new Value('int32', [2, 2], Int32Array.of(1, 2, 3, 4)),
    ]
    const sum = g.reduceSum(x, { axis: 0 })
    for (const form of forms) {
      expect((await s.run(sum, { x: form })).toArray()).toEqual([4, 6])
      expect((await s.run(sum, new Map([[x, form]]))).toArray()).toEqual([4, 6])
      expect((await s.run(sum, new Map([['x', form]]))).toArray()).toEqual([4, 6])
    }
    await s.close()
  })

  it('takes bools, strings, whole numbers and bare typed arrays', async () => {
    const g = graph()
    const s = open(g)
    const b = g.placeholder('bool', [2], { name: 'b' })
    const t = g.placeholder('string', [2], { name: 't' })
    const i = g.placeholder('int32', [2], { name: 'i' })
    const chosen = g.where(b, t, '图')
    const feeds = { b: [true, false], t: ['a', 'c'], i: Int32Array.of(7, -7) }
    const results = await s.run({ chosen, b, half: g.div(i, 2), same: g.equal(t, 'c') }, feeds)
    expect(results.chosen.toArray()).toEqual(['a', '图'])
    expect(results.b.toArray()).toEqual([true, false])
    expect(results.half.data).toEqual(Int32Array.of(3, -4))
    expect(results.same.toArray()).toEqual([false, true])
    expect((await s.run(b, { b: Uint8Array.of(1, 0), t: ['', ''] })).toArray()).toEqual([
      true,
      false,
    ])
    await s.close()
  })

  it('calculates int16 as int32 that wraps: 300 · 300 is 24464', async () => {
    const g = graph()
    const s = open(g)
    const a = g.placeholder('int16', [], { name: 'a' })
    const product = g.multiply(a, 300)
    const kept = g.variable(product.graph === a.graph ? 5 : 0, { dtype: 'int16', name: 'kept' })
    await s.run(g.initialize())
    const result = await s.run({ product, sum: g.add(product, kept) }, { a: 300 })
    expect(result.product).toEqual(new Value('int16', [], Int16Array.of(24464)))
    expect(result.sum.item()).toBe(24469)
    await expect(async () => s.run(product, { a: 40_000 })).rejects.toThrow(
      code('graph/feed-dtype'),
    )
    await s.close()
  })

  it('refuses bad feeds, each with its own words', async () => {
    const g = graph()
    const s = open(g)
    const x = g.placeholder('float32', [1, 2], { name: 'x' })
    const n = g.placeholder('int32', [], { name: 'n' })
    const y = g.add(g.reduceSum(x), g.cast(n, 'float32'), { name: 'y' })
    const spare = g.placeholder('bool', [], { name: 'spare' })
    const good = { x: [[1, 2]], n: 3 }
    expect((await s.run(y, good)).item()).toBe(6)
    expect((await s.run(y, { ...good, spare: true })).item()).toBe(6)
    const refused: [unknown, string, string][] = [
      [undefined, 'graph/missing-feed', 'Placeholder "x" was not fed'],
      [{ n: 3 }, 'graph/missing-feed', 'shape [1,2]'],
      [{ ...good, n: undefined }, 'graph/missing-feed', '"n"'],
      [{ ...good, m: 1 }, 'graph/unknown-feed', 'This graph has: "x", "n", "spare"'],
      [{ ...good, y: 1 }, 'graph/not-a-placeholder', '"y" (AddV2)'],
      [{ ...good, x: [1, 2] }, 'graph/feed-shape', 'takes shape [1,2], got [2]'],
      [{ ...good, x: [[1, 2, 3]] }, 'graph/feed-shape', 'got [1,3]'],
      [{ ...good, n: [3] }, 'graph/feed-shape', 'takes shape [], got [1]'],
      [{ ...good, n: 3.5 }, 'graph/feed-dtype', 'takes int32, got 3.5'],
      [{ ...good, n: 2 ** 31 }, 'graph/feed-dtype', '2147483648'],
      [{ ...good, n: Number.NaN }, 'graph/feed-dtype', 'NaN'],
      [{ ...good, n: 'three' }, 'graph/feed-dtype', '"three"'],
      [{ ...good, x: [[true, false]] }, 'graph/feed-dtype', 'true'],
      [{ ...good, spare: 1 }, 'graph/feed-dtype', '"spare" takes bool, got 1'],
      [{ ...good, x: [[1, 2], [3]] }, 'graph/bad-value', 'rows differ'],
      [{ ...good, x: [[1, 2], 3] }, 'graph/bad-value', 'rows differ'],
      [{ ...good, x: null }, 'graph/bad-value', 'null'],
      [{ ...good, x: { data: [1], shape: [2, 2] } }, 'graph/bad-value', 'product of the shape'],
      [{ ...good, x: { data: [1], shape: [-1] } }, 'graph/bad-value', 'expected a number'],
      [{ ...good, x: () => 1 }, 'graph/bad-value', '() => …'],
      [{ ...good, n: 3n }, 'graph/bad-value', '3'],
      [[1, 2], 'graph/bad-feeds', 'got [1, 2]'],
      [null, 'graph/bad-feeds', 'null'],
      [5, 'graph/bad-feeds', '5'],
      [
        new Map<unknown, unknown>([
          [x, [[1, 2]]],
          ['x', [[1, 2]]],
          [n, 3],
        ]),
        'graph/duplicate-feed',
        '"x" is fed twice',
      ],
      [
        new Map([[graph().placeholder('float32'), 1]]),
        'graph/foreign-node',
        'not made by this graph',
      ],
      [new Map([[5, 1]]), 'graph/not-a-node', '5'],
    ]
    for (const [feeds, wanted, words] of refused) {
      const attempt = async () => s.run(y, feeds as Record<string, number>)
      await expect(attempt()).rejects.toMatchObject({
        code: wanted,
        message: expect.stringContaining(words),
      })
    }
    expect(spare.name).toBe('spare')
    await s.close()
  })

  it('does not take what every object has for a feed', async () => {
    const g = graph()
    const s = open(g)
    const odd = g.placeholder('float32', [], { name: 'constructor' })
    await expect(async () => s.run(odd, {})).rejects.toThrow(code('graph/missing-feed'))
    expect((await s.run(odd, { constructor: 4 } as Record<string, number>)).item()).toBe(4)
    const own = Object.assign(Object.create(null) as object, { constructor: 5 })
    expect((await s.run(odd, own)).item()).toBe(5)
    await s.close()
  })

  it('refuses to fetch what is no node of its graph', async () => {
    const g = graph()
    const s = open(g)
    const x = g.constant(1, { name: 'x' })
    const refused: [unknown, string, string][] = [
      [undefined, 'graph/not-fetchable', 'Cannot fetch this'],
      [null, 'graph/not-fetchable', 'null'],
      ['x', 'graph/not-fetchable', '"x"'],
      [[x, undefined], 'graph/not-fetchable', 'Cannot fetch [1]'],
      [{ x, y: 3 }, 'graph/not-fetchable', 'Cannot fetch y'],
      [new Map([[x, x]]), 'graph/not-fetchable', '{…}'],
      [graph().constant(1, { name: 'away' }), 'graph/foreign-node', '"away"'],
      [{ ...x }, 'graph/foreign-node', '"x"'],
    ]
    for (const [fetches, wanted, words] of refused)
      await expect(async () => s.run(fetches as never)).rejects.toMatchObject({
        code: wanted,
        message: expect.stringContaining(words),
      })
    await s.close()
  })

  it('keeps variables of its own and refuses those without a value', async () => {
    const g = graph()
    const v = g.variable([1, 2], { name: 'v' })
    const next = g.assign(v, g.multiply(v, 2))
    const init = g.initialize()
    const late = g.variable(7, { name: 'late' })
    const [s, other] = [open(g), open(g)]
    await expect(async () => s.run(v)).rejects.toThrow(
      expect.objectContaining({
        code: 'graph/uninitialized',
        message: expect.stringContaining('"v"'),
      }),
    )
    await expect(async () => s.run(next)).rejects.toThrow(code('graph/uninitialized'))
    expect(await s.run(init)).toBeUndefined()
    await expect(async () => s.run(late)).rejects.toThrow('"late"')
    await other.run(init)
    expect((await s.run(next)).toArray()).toEqual([2, 4])
    expect((await s.run(next)).toArray()).toEqual([4, 8])
    expect((await s.run(v)).toArray()).toEqual([4, 8])
    expect((await other.run(v)).toArray()).toEqual([1, 2])
    await s.close()
    await other.close()
  })

  it('calculates everything from the values before the run, then assigns', async () => {
    const g = graph()
    const a = g.variable([1, 2], { name: 'a' })
    const b = g.variable([3, 4], { name: 'b' })
    const p = g.variable(5, { name: 'p' })
    const q = g.variable(6, { name: 'q' })
    const swap = g.group([g.assign(a, b), g.assign(b, a), g.assign(p, q), g.assign(q, p)])
    const s = open(g)
    await s.run(g.initialize())
    const during = await s.run({ swap, a, p })
    expect([during.a.toArray(), during.p.item()]).toEqual([[1, 2], 5])
    const after = await s.run({ a, b, p, q })
    expect(after.a.toArray()).toEqual([3, 4])
    expect(after.b.toArray()).toEqual([1, 2])
    expect([after.p.item(), after.q.item()]).toEqual([6, 5])
    await s.close()
  })

  it('changes nothing when a run fails', async () => {
    const g = graph()
    const divisor = g.placeholder('int32', [], { name: 'divisor' })
    const v = g.variable(1, { name: 'v' })
    const quotient = g.div(6, divisor, { name: 'share' })
    const both = g.group([g.assign(v, 2), quotient])
    const s = open(g)
    await s.run(g.initialize())
    await expect(async () => s.run(both, { divisor: 0 })).rejects.toMatchObject({
      code: 'graph/integer-division-by-zero',
      message: expect.stringContaining('div "share"'),
    })
    expect((await s.run(v)).item()).toBe(1)
    await s.run(both, { divisor: 4 })
    expect((await s.run(v)).item()).toBe(2)
    await s.close()
  })

  it('refuses two assignments to one variable in one run', async () => {
    const g = graph()
    const v = g.variable(1, { name: 'v' })
    const s = open(g)
    const [one, two] = [g.assign(v, 2), g.assign(v, 3)]
    await expect(async () => s.run([one, two])).rejects.toThrow(code('graph/assigned-twice'))
    await expect(async () => s.run(g.group([g.initialize(), two]))).rejects.toThrow('"v"')
    await s.close()
  })

  it('saves and restores variables, those of optimizers included', async () => {
    const g = graph()
    const W = g.variable([1, 2], { name: 'W' })
    const step = g.adam(g.reduceSum(g.square(W)), { learningRate: 0.1 })
    const init = g.initialize()
    const s = open(g)
    expect(await s.variables()).toEqual({})
    await s.run(init)
    for (let i = 0; i < 3; i++) await s.run(step)
    const saved = await s.variables()
    expect(Object.keys(saved)).toEqual(['W', 'beta1_power', 'beta2_power', 'W/Adam', 'W/Adam_1'])
    for (let i = 0; i < 2; i++) await s.run(step)
    const end = await s.variables()
    const other = open(g)
    await other.assign(saved)
    for (let i = 0; i < 2; i++) await other.run(step)
    expect(await other.variables()).toEqual(end)
    // What was given out is a copy.
    end.W!.data[0] = 99
    expect((await other.run(W)).data[0]).not.toBe(99)
    await s.close()
    await other.close()
  })

  it('refuses to assign what does not fit, and then assigns nothing', async () => {
    const g = graph()
    const a = g.variable([1, 2], { name: 'a' })
    const b = g.variable(3, { name: 'b', dtype: 'int32' })
    const s = open(g)
    await s.run(g.initialize())
    const refused: [Record<string, unknown> | Map<unknown, unknown>, string][] = [
      [{ a: [5, 6], c: 1 }, 'graph/unknown-variable'],
      [{ a: [5, 6], b: 1.5 }, 'graph/value-dtype'],
      [{ a: [5, 6], b: [1] }, 'graph/assign-shape'],
      [
        new Map<unknown, unknown>([
          [a, [5, 6]],
          ['a', [5, 6]],
        ]),
        'graph/duplicate-variable',
      ],
      [new Map([[g.constant(1), 1]]), 'graph/unknown-variable'],
      [null as never, 'graph/bad-feeds'],
    ]
    for (const [values, wanted] of refused)
      await expect(async () => s.assign(values as never)).rejects.toThrow(code(wanted))
    expect((await s.run(a)).toArray()).toEqual([1, 2])
    await s.assign(
      new Map<typeof a | typeof b, unknown>([
        [a, [5, 6]],
        [b, 7],
      ]) as never,
    )
    const { a: x, b: y } = await s.run({ a, b })
    expect([x.toArray(), y.item()]).toEqual([[5, 6], 7])
    await s.close()
  })

  it('gives results that the caller may change', async () => {
    const g = graph()
    const v = g.variable([1, 2], { name: 'v' })
    const c = g.constant([3, 4])
    const x = g.placeholder('float32', [2], { name: 'x' })
    const s = open(g)
    await s.run(g.initialize())
    const fed = Float32Array.of(5, 6)
    const fetches = { v, c, x, shaped: g.reshape(v, [2, 1]), sum: g.add(v, c) }
    for (let i = 0; i < 2; i++) {
      const results = await s.run(fetches, { x: fed })
      expect(results.v.toArray()).toEqual([1, 2])
      expect(results.c.toArray()).toEqual([3, 4])
      expect(results.x.toArray()).toEqual([5, 6])
      expect(results.shaped.toArray()).toEqual([[1], [2]])
      expect(results.sum.toArray()).toEqual([4, 6])
      for (const value of Object.values(results)) value.data.fill(99)
    }
    expect(Array.from(fed)).toEqual([5, 6])
    await s.close()
  })

  it('finds a circle in a graph that was changed by hand', async () => {
    const g = graph()
    const x = g.placeholder('float32', [], { name: 'x' })
    const a = g.add(x, 1, { name: 'a' })
    const b = g.multiply(a, 2, { name: 'b' })
    ;(a.inputs as unknown[])[0] = b
    const s = open(g)
    await expect(async () => s.run(b, { x: 1 })).rejects.toMatchObject({
      code: 'graph/cycle',
      details: { names: ['b', 'a', 'b'] },
    })
    expect(() => g.gradients(b, x)).toThrow('b → a → b')
    await s.close()
  })

  it('can be used no more once closed', async () => {
    const g = graph()
    const v = g.variable(1)
    const s = open(g)
    await s.run(g.initialize())
    await s.run(v)
    await s.close()
    await s.close()
    await expect(async () => s.run(v)).rejects.toThrow(code('graph/closed'))
    await expect(async () => s.variables()).rejects.toThrow(code('graph/closed'))
    await expect(async () => s.assign({})).rejects.toThrow(code('graph/closed'))
    expect(() => s.executorOf(v)).toThrow(code('graph/closed'))
  })
})

describe('shapes that are known only when fed', () => {
  it('are refused each time they do not fit, and forgotten', () => {
    const { placeholder, add, where, reduceSum, addN, session } = graph()
    const a = placeholder('float32', null, { name: 'a' })
    const b = placeholder('float32', null, { name: 'b' })
    const s = session()
    const nodes = [add(a, b), where(true, a, b), addN([a, b]), reduceSum(add(a, b), { axis: 1 })]
    for (const node of nodes) {
      const good = { a: [[1, 2]], b: [[3, 4]] }
      const first = s.run(node, good)
      for (let i = 0; i < 2; i++) {
        expect(() => s.run(node, { a: [1, 2], b: [1, 2, 3] })).toThrow(/graph|cannot|shapes/)
        expect(() => s.run(nodes[3]!, { a: [1, 2], b: [1, 2] })).toThrow(code('graph/bad-axis'))
      }
      expect(s.run(node, good)).toEqual(first)
    }
  })
})

describe('the choice of executor', () => {
  it('compiles static shapes and interprets all others, with the same values', () => {
    const g = graph()
    const fixed = g.placeholder('float32', [2], { name: 'fixed' })
    const open = g.placeholder('float32', [null], { name: 'open' })
    const s = g.session()
    expect(s.executorOf(g.exp(fixed))).toBe('compiled')
    expect(s.executorOf(g.exp(open))).toBe('interpreted')
    expect(s.run(g.exp(fixed), { fixed: [1, 2] })).toEqual(s.run(g.exp(open), { open: [1, 2] }))
    expect(() => g.session({ executor: 'compiled' }).run(g.exp(open), { open: [1] })).toThrow(
      code('graph/cannot-compile'),
    )
    expect(() => g.session({ executor: 'fast' as 'compiled' })).toThrow(code('graph/bad-executor'))
  })

  it('does not write a function too long to be optimized', () => {
    const g = graph()
    let x: Node<'float32'> = g.constant(0)
    for (let i = 0; i < 3000; i++) x = g.add(x, 1)
    expect(g.session().executorOf(x)).toBe('interpreted')
    expect(() => g.session({ executor: 'compiled' }).executorOf(x)).toThrow('too many nodes')
  })

  it('interprets where code generation is forbidden', () => {
    const g = graph()
    const x = g.placeholder('float32', [], { name: 'x' })
    const y = g.multiply(x, 2)
    vi.stubGlobal('Function', () => {
      throw new EvalError('Refused to evaluate a string as JavaScript')
    })
    try {
      const s = g.session()
      expect(s.run(y, { x: 4 }).item()).toBe(8)
      expect(s.executorOf(y)).toBe('interpreted')
      expect(() => g.session({ executor: 'compiled' }).run(y, { x: 4 })).toThrow(
        'forbids code generation',
      )
    } finally {
      vi.unstubAllGlobals()
    }
    expect(g.session().executorOf(y)).toBe('compiled')
  })
})

describe('a session on TensorFlow.js', () => {
  it('takes tensors, which stay the caller’s', async () => {
    const g = graph()
    const x = g.placeholder('float32', [2], { name: 'x' })
    const y = g.square(x)
    const s = g.session({ tf })
    const tensor = tf.tensor1d([2, 3])
    const running = s.run(y, { x: tensor })
    tensor.dispose()
    expect((await running).toArray()).toEqual([4, 9])
    const wrong = tf.tensor1d([1, 2, 3])
    await expect(s.run(y, { x: wrong })).rejects.toThrow(code('graph/feed-shape'))
    const whole = tf.tensor1d([1, 2], 'int32')
    await expect(s.run(y, { x: whole })).rejects.toThrow('got Tensor<int32>')
    expect(() => g.session().run(y, { x: wrong as never })).toThrow('session({ tf })')
    expect(wrong.isDisposed).toBe(false)
    tf.dispose([wrong, whole])
    await s.close()
  })

  it('lets runs take their turns and survives a failed one', async () => {
    const g = graph()
    const v = g.variable(0, { name: 'v' })
    const x = g.placeholder('int32', [], { name: 'x' })
    const step = g.assign(v, g.add(v, g.cast(g.div(6, x), 'float32')))
    const s = g.session({ tf })
    await s.run(g.initialize())
    const runs = [1, 0, 2, 3].map((divisor) => s.run(step, { x: divisor }))
    const settled = await Promise.allSettled(runs)
    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
    expect((await s.run(v)).item()).toBe(6 + 3 + 2)
    await s.close()
  })

  it('holds only variables and constants between runs, and frees them when closed', async () => {
    const g = graph()
    const W = g.variable(g.randomNormal([4, 3], { seed: 1 }), { name: 'W' })
    const x = g.placeholder('float32', [null, 4], { name: 'x' })
    const loss = g.reduceMean(g.square(g.matmul(x, W)))
    const step = g.momentum(loss, { learningRate: 0.1 })
    const s = g.session({ tf })
    const start = tf.memory().numTensors
    await s.run(g.initialize())
    expect(tf.memory().numTensors).toBe(start + 2)
    const feeds = { x: [[1, 2, 3, 4]] }
    await s.run(step, feeds)
    const after = tf.memory().numTensors
    for (let i = 0; i < 5; i++) await s.run([step, loss], feeds)
    expect(tf.memory().numTensors).toBe(after)
    const last = s.run(step, feeds)
    await s.close()
    await last
    expect(tf.memory().numTensors).toBe(start)
  })

  it('feeds inside tf.tidy are not swept away', async () => {
    const g = graph()
    const x = g.placeholder('float32', [1], { name: 'x' })
    const s = g.session({ tf })
    const running = tf.tidy(() => {
      const promise = s.run(g.square(x), { x: tf.tensor1d([5]) })
      return { promise } as unknown as tf.TensorContainer
    }) as unknown as { promise: Promise<Value> }
    expect((await running.promise).toArray()).toEqual([25])
    await s.close()
  })
})
