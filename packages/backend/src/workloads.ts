import * as tf from '@tensorflow/tfjs-core'
import type { MeasureTask } from './measure.js'

/** One computation that is timed, in sizes that double. */
export interface Workload {
  readonly task: MeasureTask
  readonly smallest: number
  readonly largest: number
  /** What is computed at a size, and its multiplications and additions. */
  readonly describe: (size: number) => { shape: string; operations: number }
  /** The caller disposes them. */
  readonly inputs: (size: number) => [tf.Tensor, tf.Tensor]
  readonly run: (inputs: [tf.Tensor, tf.Tensor]) => tf.Tensor
}

const channels = 16
const filterSize = 3

const matmul: Workload = {
  task: 'matmul',
  smallest: 64,
  largest: 4096,
  describe: (n) => ({ shape: `${n}x${n} by ${n}x${n}`, operations: 2 * n ** 3 }),
  inputs: (n) => [tf.fill([n, n], 0.5), tf.fill([n, n], 0.25)],
  run: ([a, b]) => tf.matMul(a, b),
}

const conv2d: Workload = {
  task: 'conv2d',
  smallest: 16,
  largest: 2048,
  describe: (n) => ({
    shape: `${n}x${n}x${channels}, ${channels} filters ${filterSize}x${filterSize}`,
    operations: 2 * n * n * channels * channels * filterSize * filterSize,
  }),
  inputs: (n) => [
    tf.fill([1, n, n, channels], 0.5),
    tf.fill([filterSize, filterSize, channels, channels], 0.25),
  ],
  run: ([x, filters]) => tf.conv2d(x as tf.Tensor4D, filters as tf.Tensor4D, 1, 'same'),
}

export const workloads: readonly Workload[] = [matmul, conv2d]
