import * as tf from '@tensorflow/tfjs-core'
import { positive, spread, whole } from './inputs.js'

/** One question of the self-test. */
export interface VerifyCase {
  readonly name: string
  /** Computes the answer on the current engine; runs inside `tidy`. */
  readonly answer: () => tf.Tensor
}

const gradient = (f: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor): tf.Tensor =>
  // Weighted, so that a gradient that sums or places wrongly does not hide behind equal ones.
  tf.grad((v) => {
    const y = f(v)
    return tf.sum(tf.mul(y, spread(y.shape, 0.7)))
  })(x)

const join = (...tensors: tf.Tensor[]): tf.Tensor =>
  tf.concat1d(tensors.map((t) => tf.reshape(tf.cast(t, 'float32'), [-1]) as tf.Tensor1D))

const images = () => spread([2, 9, 7, 5]) as tf.Tensor4D
const filters = () => spread([3, 3, 5, 6], 0.5) as tf.Tensor4D
const table = () => spread([23, 17])
const row = () => spread([17], 0.9)

/**
 * The 32 questions: what networks are made of, forwards and backwards, in shapes that do not fit
 * the tiles of GPU kernels, and the values that engines treat differently.
 */
export const cases: readonly VerifyCase[] = [
  { name: 'matMul', answer: () => tf.matMul(spread([37, 65]), spread([65, 41])) },
  {
    name: 'matMul of a transpose',
    answer: () => tf.matMul(spread([65, 37]), spread([65, 41]), true),
  },
  {
    name: 'matMul by a transpose',
    answer: () => tf.matMul(spread([37, 65]), spread([41, 65]), false, true),
  },
  { name: 'matMul in batches', answer: () => tf.matMul(spread([3, 6, 9]), spread([1, 9, 4])) },
  {
    name: 'matMul gradient',
    answer: () => gradient((w) => tf.matMul(spread([19, 11]), w), spread([11, 13])),
  },
  { name: 'conv2d same', answer: () => tf.conv2d(images(), filters(), 1, 'same') },
  { name: 'conv2d strided', answer: () => tf.conv2d(images(), filters(), [2, 1], 'valid') },
  {
    name: 'conv2d gradient of the input',
    answer: () => gradient((x) => tf.conv2d(x as tf.Tensor4D, filters(), 2, 'same'), images()),
  },
  {
    name: 'conv2d gradient of the filter',
    answer: () => gradient((f) => tf.conv2d(images(), f as tf.Tensor4D, 2, 'same'), filters()),
  },
  {
    name: 'depthwiseConv2d',
    answer: () => tf.depthwiseConv2d(images(), spread([3, 3, 5, 2]) as tf.Tensor4D, 1, 'same'),
  },
  { name: 'maxPool', answer: () => tf.maxPool(images(), 3, 2, 'same') },
  {
    name: 'maxPool gradient',
    answer: () => gradient((x) => tf.maxPool(x as tf.Tensor4D, 2, 2, 'same'), images()),
  },
  { name: 'avgPool', answer: () => tf.avgPool(images(), 3, 2, 'same') },
  {
    name: 'avgPool gradient',
    answer: () => gradient((x) => tf.avgPool(x as tf.Tensor4D, 3, 2, 'same'), images()),
  },
  { name: 'sum and mean', answer: () => join(tf.sum(table(), 0), tf.mean(images(), [0, 2])) },
  { name: 'max and min', answer: () => join(tf.max(table(), 1), tf.min(images(), [1, 3])) },
  { name: 'argMax and argMin', answer: () => join(tf.argMax(table(), 1), tf.argMin(table(), 0)) },
  { name: 'broadcast', answer: () => tf.div(tf.sub(table(), row()), positive([23, 1])) },
  {
    name: 'broadcast gradient',
    answer: () => gradient((b) => tf.mul(table(), tf.add(b, positive([23, 1]))), row()),
  },
  { name: 'softmax', answer: () => tf.softmax(table()) },
  {
    name: 'logSoftmax of large values',
    answer: () => tf.logSoftmax(tf.mul(table(), 40)),
  },
  {
    name: 'gather and its gradient',
    answer: () => {
      const indices = tf.tensor1d([22, 0, 7, 7, 13, 7], 'int32')
      return join(
        tf.gather(table(), indices),
        gradient((x) => tf.gather(x, indices), table()),
      )
    },
  },
  {
    name: 'exp and log',
    answer: () =>
      join(
        tf.exp(tf.tensor1d([-100, -20, -1, 0, 1, 10])),
        tf.log(tf.tensor1d([1e-30, 1e-3, 1, 1000, 1e30])),
      ),
  },
  {
    name: 'sigmoid and tanh',
    answer: () => {
      const x = tf.tensor1d([-90, -8, -1, -1e-3, 0, 1e-3, 1, 8, 90])
      return join(tf.sigmoid(x), tf.tanh(x))
    },
  },
  {
    name: 'NaN',
    answer: () => {
      const x = tf.tensor1d([Number.NaN, -1, 2])
      return join(tf.relu(x), tf.isNaN(x), tf.add(x, 1), tf.sum(x))
    },
  },
  {
    name: 'int32',
    answer: () => {
      const x = whole([5, 9])
      const by = tf.tensor1d([3, -3, 7, -7, 1, 2, -2, 5, 4], 'int32')
      return join(tf.add(x, by), tf.mul(x, by), tf.floorDiv(x, by), tf.mod(x, by))
    },
  },
  {
    name: 'comparison and where',
    answer: () => tf.where(tf.greater(table(), row()), table(), tf.neg(row())),
  },
  {
    name: 'slice and stridedSlice',
    answer: () =>
      join(
        tf.slice(images(), [1, 2, 3, 1], [1, 4, 3, 3]),
        tf.stridedSlice(table(), [20, 1], [2, 16], [-3, 2]),
      ),
  },
  {
    name: 'concat and split',
    answer: () => tf.concat([...tf.split(table(), [5, 9, 3], 1)].reverse(), 1),
  },
  {
    name: 'transpose and reverse',
    answer: () => tf.reverse(tf.transpose(images(), [3, 0, 2, 1]), 2),
  },
  {
    name: 'batch normalization',
    answer: () =>
      gradient((x) => {
        const { mean, variance } = tf.moments(x, [0, 1, 2], true)
        return tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-3)))
      }, images()),
  },
  {
    name: 'pad and mirrorPad gradient',
    answer: () => {
      const both = (x: tf.Tensor) =>
        tf.mirrorPad(
          tf.pad(x, [
            [1, 0],
            [0, 2],
          ]),
          [
            [2, 1],
            [0, 3],
          ],
          'reflect',
        )
      return gradient(both, table())
    },
  },
]
