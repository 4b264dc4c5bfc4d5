import { Cumsum, cumsum, type GradConfig, reverse, type Tensor } from '@tensorflow/tfjs-core'

interface Attributes {
  readonly axis: number
  readonly exclusive: boolean
  readonly reverse: boolean
}

/**
 * The gradient of `cumsum`, which TensorFlow.js 4.22 gets wrong along any axis but the last: it
 * transposes the result once too often, which throws, or on a square passes unseen. Not reported
 * upstream.
 *
 * Forward: y[i] = sum of x[j] over all j <= i (j < i if exclusive; from the other end if reverse).
 * Hence dx[j] is the sum of dy[i] over all i >= j: the same sum from the other end.
 * Reference: tensorflow/python/ops/math_grad.py, _CumsumGrad.
 */
export const cumsumGradient: GradConfig = {
  kernelName: Cumsum,
  inputsToSave: ['x'],
  gradFunc: (dy, _saved, attributes) => {
    const { axis, exclusive, reverse: fromEnd } = attributes as unknown as Attributes
    if (fromEnd) return { x: () => cumsum(dy as Tensor, axis, exclusive) }
    // Turned round by hand: WebGPU's own `reverse` keeps the length of the first tensor it met.
    return { x: () => reverse(cumsum(reverse(dy as Tensor, axis), axis, exclusive), axis) }
  },
}
