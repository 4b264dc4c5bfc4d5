import * as tf from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { gradientOf, onCpu } from '../../test/on-cpu.js'

onCpu()

const square = () => tf.tensor2d([1, 2, 3, 4], [2, 2])

it.each<[string, boolean, boolean, number[]]>([
  ['plain', false, false, [2, 2, 1, 1]],
  ['exclusive', true, false, [1, 1, 0, 0]],
  ['reverse', false, true, [1, 1, 2, 2]],
  ['exclusive and reverse', true, true, [0, 0, 1, 1]],
])(
  'counts the sums that hold each value, along the first axis: %s',
  (_, exclusive, reverse, want) => {
    expect(gradientOf((x) => tf.cumsum(x, 0, exclusive, reverse), square)).toEqual(want)
  },
)

it('does so along the last axis too', () => {
  expect(
    gradientOf(
      (x) => tf.cumsum(x, 1),
      () => tf.ones([1, 3]),
    ),
  ).toEqual([3, 2, 1])
})
