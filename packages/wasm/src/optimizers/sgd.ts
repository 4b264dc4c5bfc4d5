import { SGDOptimizer, type Tensor } from '@tensorflow/tfjs-core'
import { SGD_STEP } from '../kernels/optimizer/sgd.js'
import type { Fusion } from './fusion.js'

/** The fields of tfjs's class that its declarations hide. */
export interface SgdFields {
  /** The negated learning rate, a scalar. */
  readonly c: Tensor
}

export const sgdFusion: Fusion<SgdFields> = {
  kernel: SGD_STEP,
  scalars: ({ c }) => ({ c }),
  slots: () => [],
  attrs: () => ({}),
}

export interface SgdOptions {
  readonly learningRate: number
}

/**
 * Stochastic gradient descent: `w -= learningRate * gradient`.
 *
 * TensorFlow.js's own class, in one pass over memory where the backend is ours.
 *
 * @example
 * const optimizer = sgd({ learningRate: 0.1 })
 * optimizer.minimize(() => tf.losses.meanSquaredError(y, predict(x)))
 */
export const sgd = ({ learningRate }: SgdOptions): SGDOptimizer => new SGDOptimizer(learningRate)
