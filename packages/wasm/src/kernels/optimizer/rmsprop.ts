import { type TensorInfo, util } from '@tensorflow/tfjs-core'
import { kernel } from '../kernel.js'

export const RMSPROP_STEP = 'RMSPropStep'

/** Tensors of one shape; with `means` the squares are centred. */
export interface RmspropStepInputs {
  readonly variable: TensorInfo
  readonly gradient: TensorInfo
  readonly squares: TensorInfo
  readonly moments: TensorInfo
  readonly means?: TensorInfo
}

export interface RmspropStepAttrs {
  readonly learningRate: number
  readonly decay: number
  readonly momentum: number
  readonly epsilon: number
}

/** Steps the variable and what is remembered of its gradients in place. */
export const rmspropStep = kernel<RmspropStepInputs, RmspropStepAttrs>(
  RMSPROP_STEP,
  ({ heap, assembly, pool }, { inputs, attrs }) => {
    const { variable, gradient, squares, moments, means } = inputs
    assembly.rmspropStep(
      pool.control,
      heap.address(variable),
      heap.address(gradient),
      heap.address(squares),
      heap.address(moments),
      means ? heap.address(means) : 0,
      util.sizeFromShape(variable.shape),
      attrs.learningRate,
      attrs.decay,
      1 - attrs.decay,
      attrs.momentum,
      attrs.epsilon,
    )
    return []
  },
)
