import { type TensorInfo, util } from '@tensorflow/tfjs-core'
import { kernel } from '../kernel.js'

export const ADAM_STEP = 'AdamStep'
export const ADAM_ADVANCE = 'AdamAdvance'

/** Scalars: the betas to the power of the coming step. */
export interface AdamPowers {
  readonly accBeta1: TensorInfo
  readonly accBeta2: TensorInfo
}

/** Tensors of one shape beside the powers. */
export interface AdamStepInputs extends AdamPowers {
  readonly variable: TensorInfo
  readonly gradient: TensorInfo
  readonly first: TensorInfo
  readonly second: TensorInfo
}

export interface AdamAdvanceAttrs {
  readonly beta1: number
  readonly beta2: number
}

export interface AdamStepAttrs extends AdamAdvanceAttrs {
  readonly learningRate: number
  readonly epsilon: number
  /** By this times the learning rate the variable shrinks beside the step: AdamW's, 0 in Adam. */
  readonly weightDecay: number
}

/** Steps the variable and its moments in place. */
export const adamStep = kernel<AdamStepInputs, AdamStepAttrs>(
  ADAM_STEP,
  ({ heap, assembly, pool }, { inputs, attrs }) => {
    const { variable, gradient, first, second } = inputs
    const { learningRate, beta1, beta2, epsilon, weightDecay } = attrs
    // Rounded as TensorFlow.js rounds them on every backend.
    const rest1 = Math.fround(1 - heap.number(inputs.accBeta1))
    const rest2 = Math.fround(1 - heap.number(inputs.accBeta2))
    assembly.adamStep(
      pool.control,
      heap.address(variable),
      heap.address(gradient),
      heap.address(first),
      heap.address(second),
      util.sizeFromShape(variable.shape),
      beta1,
      1 - beta1,
      beta2,
      1 - beta2,
      learningRate / rest1,
      1 / Math.sqrt(rest2),
      epsilon,
      learningRate * weightDecay,
    )
    return []
  },
)

/** Raises the powers by one, in place, rounded as TensorFlow.js rounds them on every backend. */
export const adamAdvance = kernel<AdamPowers, AdamAdvanceAttrs>(
  ADAM_ADVANCE,
  ({ heap }, { inputs: { accBeta1, accBeta2 }, attrs: { beta1, beta2 } }) => {
    const raise = (power: TensorInfo, beta: number) => {
      const view = heap.view(power)
      view[0] = (view[0] as number) * Math.fround(beta)
    }
    raise(accBeta1, beta1)
    raise(accBeta2, beta2)
    return []
  },
)
