import { type TensorInfo, util } from '@tensorflow/tfjs-core'
import { kernel } from '../kernel.js'

export const SGD_STEP = 'SGDStep'

/** Tensors of one shape; `c` is a scalar, the negated learning rate. */
export interface SgdStepInputs {
  readonly variable: TensorInfo
  readonly gradient: TensorInfo
  readonly c: TensorInfo
}

/** Steps the variable in place. */
export const sgdStep = kernel<SgdStepInputs, unknown>(
  SGD_STEP,
  ({ heap, assembly, pool }, { inputs: { variable, gradient, c } }) => {
    const factor = heap.number(c)
    const size = util.sizeFromShape(variable.shape)
    assembly.sgdStep(pool.control, heap.address(variable), heap.address(gradient), size, factor)
    return []
  },
)
