import { type TensorInfo, util } from '@tensorflow/tfjs-core'
import { kernel } from '../kernel.js'
import type { SgdStepInputs } from './sgd.js'

export const MOMENTUM_STEP = 'MomentumStep'

/** As {@link SgdStepInputs}; `m` is a scalar, the share of the accumulation that stays. */
export interface MomentumStepInputs extends SgdStepInputs {
  readonly accumulation: TensorInfo
  readonly m: TensorInfo
}

/** Steps the variable and its accumulation in place. */
export const momentumStep = kernel<MomentumStepInputs, { useNesterov: boolean }>(
  MOMENTUM_STEP,
  ({ heap, assembly, pool }, { inputs, attrs }) => {
    const { variable, gradient, accumulation, c, m } = inputs
    const factor = heap.number(c)
    const momentum = heap.number(m)
    assembly.momentumStep(
      pool.control,
      heap.address(variable),
      heap.address(gradient),
      heap.address(accumulation),
      util.sizeFromShape(variable.shape),
      factor,
      momentum,
      attrs.useNesterov ? 1 : 0,
    )
    return []
  },
)
