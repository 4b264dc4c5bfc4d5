import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { tensorOf } from '../../../test/compare.js'
import { byThreads, compared } from '../../../test/on-backend.js'
import { registerWasm, sgd } from '../../index.js'

beforeAll(async () => {
  await registerWasm({ threads: 2 })
})

/** Numbers from 0 on, in each type whose numbers lie on the heap. */
const counted = (shape: number[], dtype: 'float32' | 'int32' | 'bool' = 'float32') => {
  const size = tf.util.sizeFromShape(shape)
  const values = Array.from({ length: size }, (_, i) => (dtype === 'bool' ? (i % 3) % 2 : i))
  return tf.tensor(values, shape, dtype)
}

const boxes: [shape: number[], begin: number[], size: number[]][] = [
  [[1], [0], [1]],
  [[7], [2], [4]],
  [[7], [2], [0]],
  [
    [5, 7],
    [1, 2],
    [3, 4],
  ],
  [
    [5, 7],
    [1, 0],
    [3, 7],
  ],
  [
    [5, 7],
    [0, 6],
    [5, 1],
  ],
  [
    [4, 5, 3],
    [1, 2, 0],
    [2, 2, 3],
  ],
  [
    [4, 5, 3],
    [1, 2, 1],
    [2, 2, 1],
  ],
  [
    [0, 5],
    [0, 2],
    [0, 2],
  ],
  [
    [2, 3, 4, 5],
    [1, 1, 1, 1],
    [1, 2, 2, 3],
  ],
  [
    [2, 3, 4, 5],
    [0, 1, 0, 0],
    [2, 2, 4, 5],
  ],
  [
    [2, 3, 2, 2, 3, 2],
    [1, 0, 1, 0, 1, 0],
    [1, 3, 1, 2, 2, 2],
  ],
  [
    [3, 200, 200],
    [0, 0, 1],
    [3, 200, 199],
  ],
  [[300_001], [1], [300_000]],
]

describe.each(['float32', 'int32', 'bool'] as const)('%s', (dtype) => {
  it.each(boxes)('slice of %j from %j, %j', async (shape, begin, size) => {
    expect(await compared(() => tf.slice(counted(shape, dtype), begin, size))).toBeUndefined()
  })

  it('split along every axis, in equal and in other parts', async () => {
    for (const axis of [0, 1, 2, -1]) {
      const split = () => tf.split(counted([4, 6, 8], dtype), 2, axis)
      expect(await compared(split)).toBeUndefined()
    }
    const parts = () => tf.split(counted([4, 6, 3], dtype), [1, 0, 5], 1)
    expect(await compared(parts)).toBeUndefined()
  })

  it('unstack and stack along every axis', async () => {
    for (const axis of [0, 1, 2, -1]) {
      const unstack = () => tf.unstack(counted([3, 5, 4], dtype), axis)
      expect(await compared(unstack)).toBeUndefined()
    }
    for (const axis of [0, 1, 2, -1]) {
      const stack = () =>
        tf.stack([counted([5, 4], dtype), counted([5, 4], dtype), counted([5, 4], dtype)], axis)
      expect(await compared(stack)).toBeUndefined()
    }
    expect(await compared(() => tf.stack([counted([], dtype), counted([], dtype)]))).toBeUndefined()
    expect(await compared(() => tf.stack([counted([2], dtype)], 1))).toBeUndefined()
  })

  it('concat along every axis, with empty parts and single ones', async () => {
    for (const axis of [0, 1, 2]) {
      const concat = () =>
        tf.concat(
          [2, 0, 3, 1].map((length) => counted([3, 4, 5].with(axis, length), dtype)),
          axis,
        )
      expect(await compared(concat)).toBeUndefined()
    }
    expect(await compared(() => tf.concat([counted([3, 2], dtype)], 1))).toBeUndefined()
    const empty = () => tf.concat([counted([0, 2], dtype), counted([0, 2], dtype)])
    expect(await compared(empty)).toBeUndefined()
  })
})

it('random boxes and parts', async () => {
  const axis = fc
    .tuple(fc.nat(6), fc.nat(6), fc.nat(6))
    .map(([a, b, c]) => ({ length: a + b + c, begin: a, size: b }))
  await fc.assert(
    fc.asyncProperty(fc.array(axis, { minLength: 1, maxLength: 5 }), async (axes) => {
      const pick = (key: 'length' | 'begin' | 'size') => axes.map((one) => one[key])
      const cut = () => tf.slice(counted(pick('length')), pick('begin'), pick('size'))
      expect(await compared(cut)).toBeUndefined()
      const whole = () => {
        const x = counted(pick('length'))
        const [first] = pick('length')
        const at = pick('begin')[0] as number
        return tf.concat(tf.split(x, [at, (first as number) - at], 0), 0)
      }
      expect(await compared(whole)).toBeUndefined()
    }),
    { numRuns: 60, seed: 4 },
  )
})

it('refuses what TensorFlow.js refuses, in its words', async () => {
  const refused: [() => unknown, RegExp][] = [
    [
      () => tf.slice(counted([3, 3]), [0, 2], [1, 2]),
      /begin\[1\] \+ size\[1\] \(4\) would overflow/,
    ],
    [() => tf.concat([counted([2, 3]), counted([3, 2])], 0), /does not match the shape/],
    [() => tf.split(counted([5]), 2), /evenly/],
  ]
  await tf.setBackend('wasm')
  for (const [make, message] of refused) expect(() => tf.tidy(make as never)).toThrow(message)
})

it('strings go the way they always went', async () => {
  await tf.setBackend('wasm')
  const result = tf.tidy(() => {
    const words = tf.tensor(['a', 'b', 'c', 'd'], [2, 2])
    return tf.concat([tf.slice(words, [0, 1], [2, 1]), words.clone()], 1).arraySync()
  })
  expect(result).toEqual([
    ['b', 'a', 'b'],
    ['d', 'c', 'd'],
  ])
})

describe('clones', () => {
  it('share memory until the last one goes', async () => {
    await tf.setBackend('wasm')
    const before = tf.memory()
    const x = counted([1000])
    const copy = x.clone()
    const same = tf.cast(copy, 'float32')
    expect(copy.dataId).toBe(x.dataId)
    expect(tf.memory().numDataBuffers - before.numDataBuffers).toBe(1)
    x.dispose()
    copy.dispose()
    expect(same.dataSync()[999]).toBe(999)
    same.dispose()
    expect(tf.memory().numTensors).toBe(before.numTensors)
    expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers)
  })

  it('keep their numbers when the variable learns', async () => {
    await tf.setBackend('wasm')
    const w = tf.tidy(() => counted([3]).variable())
    const early = w.clone()
    const cast = tf.cast(w, 'float32')
    const optimizer = sgd({ learningRate: 1 })
    const step = () => {
      optimizer.minimize(() => tf.sum(tf.mul(w, w)))
    }
    step()
    const { dataId } = w
    step()
    // What the gradient had kept has gone: the second step is taken in place.
    expect(w.dataId).toBe(dataId)
    expect([...w.dataSync()]).toEqual([0, 1, 2])
    for (const kept of [early, cast]) expect([...kept.dataSync()]).toEqual([0, 1, 2])
    tf.tidy(() => optimizer.applyGradients({ [w.name]: tf.tensor([1, 1, 1]) }))
    expect([...w.dataSync()]).toEqual([-1, 0, 1])
    for (const kept of [early, cast]) expect([...kept.dataSync()]).toEqual([0, 1, 2])
    optimizer.dispose()
    tf.dispose([w, early, cast])
  })
})

it('the gradients of slices and joints agree with cpu', async () => {
  const gradient = () =>
    tf.grad((x: tf.Tensor) => {
      const [a, b] = tf.split(x, 2, 1) as [tf.Tensor, tf.Tensor]
      const rows = tf.unstack(tf.mul(a, b), 0)
      return tf.sum(tf.mul(tf.concat([tf.stack(rows, 1), tf.transpose(a)], 1), 2))
    })(tensorOf([5, 8], 3))
  expect(await compared(gradient, 1e-6)).toBeUndefined()
})

it('1, 2, 3 and 8 threads copy the same', async () => {
  const outcomes = await byThreads(() => {
    const x = tensorOf([40, 130, 33], 5)
    const cut = tf.slice(x, [1, 1, 1], [38, 128, 31])
    return [cut, tf.concat([x, x], 2), tf.concat([x, x], 0)]
  })
  for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0])
})
