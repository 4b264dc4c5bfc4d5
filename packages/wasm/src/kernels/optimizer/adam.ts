import { type TensorInfo, util } from '@tensorflow/tfjs-core'
import { kernel } from '../kernel.js'

export const ADAM_STEP = 'AdamStep'

/** Tensors of one shape; `accBeta1` and `accBeta2` are scalars, the powers of the betas. */
export interface AdamStepInputs {
  readonly variable: TensorInfo
  readonly gradient: TensorInfo
  readonly first: TensorInfo
  readonly second: TensorInfo
  readonly accBeta1: TensorInfo
  readonly accBeta2: TensorInfo
}

export interface AdamStepAttrs {
  readonly learningRate: number
  readonly beta1: number
  readonly beta2: number
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
    const rest1 = Math.fround(1 - (heap.view(inputs.accBeta1)[0] as number))
    const rest2 = Math.fround(1 - (heap.view(inputs.accBeta2)[0] as number))
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
