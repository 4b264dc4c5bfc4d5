import {
  BatchMatMul,
  broadcast_util,
  type GradConfig,
  getGradient,
  Maximum,
  Minimum,
  reshape,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core'

/** The gradients made here, so that none is wrapped twice. */
const made = new WeakSet<GradConfig>()

/** Sums a gradient over the axes along which its input was repeated. */
const sumToShape = (gradient: Tensor, shape: number[]): Tensor => {
  const axes = broadcast_util.getReductionAxes(shape, gradient.shape)
  return reshape(axes.length > 0 ? sum(gradient, axes) : gradient, shape)
}

const reducing = (stock: GradConfig): GradConfig => {
  const gradient: GradConfig = {
    ...stock,
    gradFunc: (dy, saved, attributes) => {
      const { a, b } = stock.gradFunc(dy, saved, attributes) as Record<'a' | 'b', () => Tensor>
      return {
        a: () => sumToShape(a(), saved[0]!.shape),
        b: () => sumToShape(b(), saved[1]!.shape),
      }
    },
  }
  made.add(gradient)
  return gradient
}

/**
 * The gradients of `maximum`, `minimum` and batched `matMul`, which in TensorFlow.js 4.22 throw
 * ("does not match the shape of the input") if an input was broadcast, for they are not summed back
 * to its shape. Upstream: https://github.com/tensorflow/tfjs/issues/8721 (matMul); maximum and
 * minimum are not reported.
 *
 * Forward: y = f(a, b) with a and b repeated along missing axes and axes of length 1. Hence da is
 * the sum, over those axes, of the gradient for the repeated a.
 * Reference: tensorflow/python/ops/math_grad.py, _MaximumMinimumGrad and _BatchMatMulV2.
 */
export const broadcastGradients = (): GradConfig[] =>
  [Maximum, Minimum, BatchMatMul].flatMap((kernelName) => {
    const registered = getGradient(kernelName)
    return registered && !made.has(registered) ? [reducing(registered)] : []
  })
