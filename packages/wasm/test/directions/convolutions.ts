import * as tf from '@tensorflow/tfjs-core'
import type { Cases } from './case.js'

/** Pictures, and volumes, under filters. */
export const convolutions: Cases = {}

// Convolutions of pictures
const hand = [
  [0, 0],
  [2, 0],
  [1, 3],
  [0, 0],
] as tf.backend_util.ExplicitPadding
type Sides = number | [number, number]
const pictures: [
  number[],
  [number, number],
  number,
  Sides,
  'same' | 'valid' | typeof hand,
  Sides,
][] = [
  [[33, 7, 9, 3], [3, 3], 7, 1, 'same', 1],
  [[1, 9, 7, 7], [3, 2], 64, 2, 'same', 1],
  [[33, 8, 5, 1], [2, 3], 3, 3, 'valid', 1],
  [[1, 11, 10, 64], [5, 3], 3, [1, 2], 'same', 1],
  [[2, 10, 13, 3], [4, 5], 1, [3, 1], hand, 1],
  [[33, 9, 9, 64], [3, 3], 64, 1, 'same', 1],
  [[3, 13, 11, 32], [5, 5], 64, 1, 'valid', 1],
  [[2, 12, 11, 3], [3, 3], 7, 1, 'same', 2],
  [[33, 13, 9, 7], [3, 2], 3, 1, 'valid', [3, 2]],
  [[1, 9, 11, 64], [3, 3], 7, 1, hand, [1, 3]],
]
for (const [x, taps, made, strides, pad, dilations] of pictures) {
  const channels = x[3] as number
  const how = `${JSON.stringify([taps, strides, pad, dilations])} over ${JSON.stringify(x)}`
  convolutions[`conv2d ${how}, ${made} outputs`] = {
    shapes: [x, [...taps, channels, made]],
    run: (x: tf.Tensor4D, filter: tf.Tensor4D) =>
      tf.conv2d(x, filter, strides, pad, 'NHWC', dilations),
    tolerance: 2e-5,
  }
  const multiple = made === 3 ? 3 : 1
  convolutions[`depthwise ${how}, ${multiple} outputs a channel`] = {
    shapes: [x, [...taps, channels, multiple]],
    run: (x: tf.Tensor4D, filter: tf.Tensor4D) =>
      tf.depthwiseConv2d(x, filter, strides, pad, 'NHWC', dilations),
  }
}
for (const [height, strides, pad] of [
  [7, 2, 'same'],
  [6, 3, 'valid'],
  [5, 1, 'same'],
] as const) {
  convolutions[`conv2dTranspose of ${height}, strides ${strides}, ${pad}`] = {
    shapes: [
      [3, height, 5, 7],
      [3, 3, 4, 7],
    ],
    run: (x: tf.Tensor4D, filter: tf.Tensor4D) => {
      const length = (n: number) => (pad === 'same' ? n * strides : (n - 1) * strides + 3)
      return tf.conv2dTranspose(x, filter, [3, length(height), length(5), 4], strides, pad)
    },
  }
}

// Convolutions of volumes
type Three = number | [number, number, number]
const volumes: [number[], [number, number, number], number, Three, 'same' | 'valid', Three][] = [
  [[33, 3, 5, 4, 3], [2, 3, 2], 7, 1, 'same', 1],
  [[1, 7, 5, 9, 7], [3, 2, 3], 3, 2, 'same', 1],
  [[2, 5, 7, 5, 1], [2, 3, 3], 64, [1, 2, 3], 'valid', 1],
  [[1, 4, 5, 3, 64], [3, 3, 3], 1, 1, 'same', 1],
  [[2, 7, 5, 6, 3], [2, 2, 3], 7, 1, 'same', [3, 2, 1]],
]
for (const [x, taps, made, strides, pad, dilations] of volumes) {
  const how = `${JSON.stringify([taps, strides, pad, dilations])} over ${JSON.stringify(x)}`
  convolutions[`conv3d ${how}, ${made} outputs`] = {
    shapes: [x, [...taps, x[4] as number, made]],
    run: (x: tf.Tensor5D, filter: tf.Tensor5D) =>
      tf.conv3d(x, filter, strides, pad, 'NDHWC', dilations),
  }
}
