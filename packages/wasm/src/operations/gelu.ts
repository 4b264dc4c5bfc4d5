import {
  add,
  customGrad,
  erf,
  type GradSaveFunc,
  mul,
  type Tensor,
  tanh,
  tidy,
} from '@tensorflow/tfjs-core'
import { pairs } from '../kernels/elementwise/binary.js'
import { activationGradient } from '../kernels/elementwise/gradients.js'
import { geluKernel, geluTanhKernel } from '../kernels/elementwise/unary.js'
import { mayUse, runOwn } from './own-kernel.js'

export interface GeluOptions {
  /** The form with tanh, which older models were trained with. Left out: the exact one, with erf. */
  readonly approximate?: boolean
}

/**
 * The Gaussian error linear unit: `x Phi(x)`, or with `approximate`
 * `x / 2 (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))`.
 *
 * One pass forward and one back on this package's backend; on any other, composed of TensorFlow.js's
 * operations.
 *
 * Source: Hendrycks & Gimpel 2016, https://arxiv.org/abs/1606.08415. Absolute error below 1e-6.
 *
 * @param x float32, any shape
 * @returns the shape of `x`
 *
 * @example
 * ```ts
 * gelu(tf.tensor([-1, 0, 1])) // -0.1586553, 0, 0.8413447
 * ```
 */
export const gelu = (x: Tensor, { approximate = false }: GeluOptions = {}): Tensor => {
  const kernel = approximate ? geluTanhKernel : geluKernel
  if (!mayUse(kernel)) return tidy(() => composed(x, approximate))
  const pair = approximate ? pairs.geluTanhGrad : pairs.geluGrad
  return customGrad((...inputs) => {
    const [of, save] = inputs as [Tensor, GradSaveFunc]
    save([of])
    return {
      value: runOwn(kernel, { x: of }),
      gradFunc: (dy, saved) =>
        runOwn(activationGradient, { dy, of: saved[0]! }, { pair, parameters: [] }),
    }
  })(x)
}

const composed = (x: Tensor, approximate: boolean): Tensor => {
  const share = approximate
    ? tanh(mul(Math.sqrt(2 / Math.PI), add(x, mul(0.044715, mul(x, mul(x, x))))))
    : erf(mul(x, Math.SQRT1_2))
  return mul(mul(x, 0.5), add(share, 1))
}
