import { MomentumOptimizer, type Tensor } from '@tensorflow/tfjs-core'
import { MOMENTUM_STEP } from '../kernels/optimizer/momentum.js'
import type { Fusion, Slot } from './fusion.js'
import type { SgdFields, SgdOptions } from './sgd.js'

interface MomentumFields extends SgdFields {
  /** The momentum, a scalar. */
  readonly m: Tensor
  readonly accumulations: Slot[]
  readonly useNesterov: boolean
}

export const momentumFusion: Fusion<MomentumFields> = {
  kernel: MOMENTUM_STEP,
  scalars: ({ c, m }) => ({ c, m }),
  slots: ({ accumulations }) => [['accumulation', accumulations, 'momentum']],
  attrs: ({ useNesterov }) => ({ useNesterov }),
}

export interface MomentumOptions extends SgdOptions {
  /** The share of the accumulated gradient that stays, from 0 to 1. */
  readonly momentum: number
  /** Look ahead along the accumulated gradient (Nesterov 1983; Sutskever et al. 2013). */
  readonly nesterov?: boolean
}

/**
 * Gradient descent with momentum (Polyak 1964): `a = momentum * a + gradient;
 * w -= learningRate * a`, or with `nesterov` `w -= learningRate * (gradient + momentum * a)`.
 *
 * TensorFlow.js's own class, in one pass over memory where the backend is ours.
 *
 * @example
 * const optimizer = momentum({ learningRate: 0.01, momentum: 0.9, nesterov: true })
 */
export const momentum = (options: MomentumOptions): MomentumOptimizer =>
  new MomentumOptimizer(options.learningRate, options.momentum, options.nesterov)
