import { RMSPropOptimizer } from '@tensorflow/tfjs-core'
import { RMSPROP_STEP } from '../kernels/optimizer/rmsprop.js'
import { type Fusion, type Gradients, type Slot, stepFused } from './fusion.js'

interface RmspropFields {
  readonly accumulatedMeanSquares: Slot[]
  readonly accumulatedMoments: Slot[]
  readonly accumulatedMeanGrads: Slot[]
  readonly learningRate: number
  readonly decay: number
  readonly momentum: number
  readonly epsilon: number
  readonly centered: boolean
}

export const rmspropFusion: Fusion<RmspropFields> = {
  kernel: RMSPROP_STEP,
  scalars: () => ({}),
  slots: (optimizer) => [
    ['squares', optimizer.accumulatedMeanSquares, 'rms'],
    ['moments', optimizer.accumulatedMoments, 'momentum'],
    ...(optimizer.centered ? [['means', optimizer.accumulatedMeanGrads, 'mg'] as const] : []),
  ],
  attrs: ({ learningRate, decay, momentum, epsilon }) => ({
    learningRate,
    decay,
    momentum,
    epsilon,
  }),
}

/**
 * TensorFlow.js takes `squares - (means^2 + epsilon)` under the root, where TensorFlow has
 * `squares - means^2 + epsilon`: a slip of a sign, which gives NaN for a gradient that stays.
 */
class CenteredRMSProp extends RMSPropOptimizer {
  override applyGradients(gradients: Gradients): void {
    if (stepFused(this as unknown as RmspropFields, rmspropFusion, gradients)) return
    const { epsilon } = this
    this.epsilon = -epsilon
    try {
      super.applyGradients(gradients)
    } finally {
      this.epsilon = epsilon
    }
  }
}

export interface RmspropOptions {
  readonly learningRate: number
  /** The share of the mean of squared gradients that stays, from 0 to 1. Left out: 0.9. */
  readonly decay?: number
  /** The share of the last step that is taken again, from 0 to 1. Left out: 0. */
  readonly momentum?: number
  /** Added under the root. Left out: 1e-7 (1e-4 where the backend's floats have 16 bits). */
  readonly epsilon?: number
  /** Divide by the gradient's standard deviation instead of its root mean square (Graves 2013). */
  readonly centered?: boolean
}

/**
 * RMSProp (Tieleman and Hinton 2012): `s = decay * s + (1 - decay) * gradient^2;
 * v = momentum * v + learningRate * gradient / sqrt(s + epsilon); w -= v`.
 *
 * TensorFlow.js's own class, in one pass over memory where the backend is ours, and with
 * TensorFlow's formula where it is centred.
 *
 * @example
 * const optimizer = rmsprop({ learningRate: 0.001, decay: 0.9 })
 */
export const rmsprop = (options: RmspropOptions): RMSPropOptimizer => {
  const { learningRate, decay, momentum, epsilon, centered } = options
  const Class = centered ? CenteredRMSProp : RMSPropOptimizer
  return new Class(learningRate, decay, momentum, epsilon, centered)
}
