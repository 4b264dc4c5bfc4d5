import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Graph, graph } from '../index.js'

// What classifiers need besides the operations of the frozen references, against known values.

beforeAll(async () => {
  await tf.setBackend('cpu')
})

describe.each([
  ['compiled', (g: Graph) => g.session({ executor: 'compiled' })],
  ['interpreted', (g: Graph) => g.session({ executor: 'interpreted' })],
  ['tensorflow.js', (g: Graph) => g.session({ tf })],
] as const)('%s', (_, open) => {
  const run = async (build: (g: Graph) => Parameters<ReturnType<typeof open>['run']>[0]) => {
    const g = graph()
    const tensors = tf.memory().numTensors
    const s = open(g)
    const result = (await s.run(build(g) as never)) as { toArray(): unknown; dtype: string }
    await s.close()
    expect(tf.memory().numTensors).toBe(tensors)
    return [result.dtype, result.toArray()]
  }

  it('cast cuts fractions off, wraps int16 and takes all but 0 for true', async () => {
    const floats = [-1.9, -0.5, 0, 0.5, 70_000.7]
    expect(await run((g) => g.cast(floats, 'int32'))).toEqual(['int32', [-1, 0, 0, 0, 70_000]])
    expect(await run((g) => g.cast(floats, 'int16'))).toEqual(['int16', [-1, 0, 0, 0, 4464]])
    expect(await run((g) => g.cast(floats, 'bool'))).toEqual([
      'bool',
      [true, true, false, true, true],
    ])
    expect(await run((g) => g.cast([true, false], 'float32'))).toEqual(['float32', [1, 0]])
    expect(await run((g) => g.cast(Int16Array.of(-7), 'int32'))).toEqual(['int32', [-7]])
    expect(await run((g) => g.cast(g.constant(16_777_217, { dtype: 'int32' }), 'float32'))).toEqual(
      ['float32', 16_777_216],
    )
  })

  it('cast to the same dtype is the node itself', () => {
    const g = graph()
    const x = g.constant(1)
    expect(g.cast(x, 'float32')).toBe(x)
  })

  it('comparisons know that NaN is neither equal nor greater nor less', async () => {
    const pair = [
      [1, 2, Number.NaN, Infinity],
      [1, 3, Number.NaN, -Infinity],
    ] as const
    expect(await run((g) => g.equal(...pair))).toEqual(['bool', [true, false, false, false]])
    expect(await run((g) => g.greater(...pair))).toEqual(['bool', [false, false, false, true]])
    expect(await run((g) => g.less(...pair))).toEqual(['bool', [false, true, false, false]])
    expect(await run((g) => g.less(g.constant([[1], [5]]), [2, 9]))).toEqual([
      'bool',
      [
        [true, true],
        [false, true],
      ],
    ])
    expect(await run((g) => g.equal(['a', '图'], '图'))).toEqual(['bool', [false, true]])
    expect(await run((g) => g.equal([true, false], false))).toEqual(['bool', [false, true]])
  })

  it('oneHot gives zeros for a number without a place', async () => {
    expect(await run((g) => g.oneHot([2, -1, 0, 4], 4))).toEqual([
      'float32',
      [
        [0, 0, 1, 0],
        [0, 0, 0, 0],
        [1, 0, 0, 0],
        [0, 0, 0, 0],
      ],
    ])
    expect(await run((g) => g.oneHot(1, 3))).toEqual(['float32', [0, 1, 0]])
    expect(await run((g) => g.oneHot([1], 0))).toEqual(['float32', [[]]])
  })

  it('logSoftmax stays finite where softmax has become 0', async () => {
    const [, far] = await run((g) => g.logSoftmax([[1000, 0]]))
    expect(far).toEqual([[0, -1000]])
    const [, near] = await run((g) => g.logSoftmax([[0], [0]], { axis: 0 }))
    expect(near).toEqual([[Math.fround(-Math.LN2)], [Math.fround(-Math.LN2)]])
  })

  it('zeros and ones', async () => {
    expect(await run((g) => g.zeros([2, 1]))).toEqual(['float32', [[0], [0]]])
    expect(await run((g) => g.ones([], { dtype: 'int16' }))).toEqual(['int16', 1])
  })

  it('the accuracy of a classifier', async () => {
    const logits = [
      [0.1, 0.9],
      [0.8, 0.2],
      [0.3, 0.4],
    ]
    const accuracy = (g: Graph) => {
      const right = g.equal(g.argmax(logits, { axis: 1 }), [1, 0, 0])
      return g.reduceMean(g.cast(right, 'float32'))
    }
    expect(await run(accuracy)).toEqual(['float32', Math.fround(2 / 3)])
  })
})
