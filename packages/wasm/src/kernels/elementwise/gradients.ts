import { EluGrad, type TensorInfo } from '@tensorflow/tfjs-core'
import { kernel, type OwnKernel } from '../kernel.js'
import { combine, pairs } from './binary.js'

/** The kernel that computes the gradient of an activation in one pass. */
export const activationGradient = 'FirstgradActivationGradient'

/** What it computes: `of` is what the activation took or gave, whichever its gradient needs. */
export interface ActivationGradientInputs {
  readonly dy: TensorInfo
  readonly of: TensorInfo
}

export interface ActivationGradientAttrs {
  /** One of `pairs`. */
  readonly pair: number
  /** The activation's own, as it takes them. */
  readonly parameters: readonly number[]
}

export const gradientKernels: readonly OwnKernel[] = [
  kernel<ActivationGradientInputs, ActivationGradientAttrs>(
    activationGradient,
    (engine, { inputs: { dy, of }, attrs: { pair, parameters } }) =>
      combine(engine, pair, dy, of, parameters),
  ),
  kernel<{ dy: TensorInfo; y: TensorInfo }, object>(EluGrad, (engine, { inputs: { dy, y } }) =>
    combine(engine, pairs.eluGrad, dy, y),
  ),
]
