import { AdamOptimizer, engine, type Variable } from '@tensorflow/tfjs-core'
import { ADAM_ADVANCE, ADAM_STEP, type AdamStepAttrs } from '../kernels/optimizer/adam.js'
import { type Fusion, makeSole, type Slot } from './fusion.js'

/** The fields of tfjs's class that its declarations hide. */
export interface AdamFields {
  readonly accumulatedFirstMoment: Slot[]
  readonly accumulatedSecondMoment: Slot[]
  /** beta1 to the power of the coming step, a scalar. */
  readonly accBeta1: Variable
  readonly accBeta2: Variable
  readonly learningRate: number
  readonly beta1: number
  readonly beta2: number
  readonly epsilon: number
}

export const adamFusion: Fusion<AdamFields> = {
  kernel: ADAM_STEP,
  scalars: ({ accBeta1, accBeta2 }) => ({ accBeta1, accBeta2 }),
  slots: ({ accumulatedFirstMoment, accumulatedSecondMoment }) => [
    ['first', accumulatedFirstMoment, 'm'],
    ['second', accumulatedSecondMoment, 'v'],
  ],
  attrs: ({ learningRate, beta1, beta2, epsilon }): AdamStepAttrs => ({
    learningRate,
    beta1,
    beta2,
    epsilon,
    weightDecay: 0,
  }),
  advance: ({ accBeta1, accBeta2, beta1, beta2 }) => {
    makeSole(accBeta1)
    makeSole(accBeta2)
    engine().runKernel(ADAM_ADVANCE, { accBeta1, accBeta2 }, { beta1, beta2 })
  },
}

export interface AdamOptions {
  /** Left out: 0.001. */
  readonly learningRate?: number
  /** The share of the mean gradient that stays, from 0 to 1. Left out: 0.9. */
  readonly beta1?: number
  /** The share of the mean squared gradient that stays, from 0 to 1. Left out: 0.999. */
  readonly beta2?: number
  /** Added to the root. Left out: 1e-7 (1e-4 where the backend's floats have 16 bits); PyTorch has 1e-8. */
  readonly epsilon?: number
}

/**
 * Adam (Kingma and Ba 2015): `m = beta1 * m + (1 - beta1) * gradient;
 * v = beta2 * v + (1 - beta2) * gradient^2;
 * w -= learningRate * m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + epsilon)`, as in the paper's
 * algorithm 1 and in PyTorch. Keras adds its epsilon before `v` is divided.
 *
 * TensorFlow.js's own class, in one pass over memory where the backend is ours.
 *
 * @example
 * const optimizer = adam({ learningRate: 0.001 })
 */
export const adam = (options: AdamOptions = {}): AdamOptimizer => {
  const { learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon } = options
  return new AdamOptimizer(learningRate, beta1, beta2, epsilon)
}
