import {
  cumprod,
  expandDims,
  type GradConfig,
  mul,
  Prod,
  reshape,
  reverse,
  type Tensor,
  transpose,
  util,
} from '@tensorflow/tfjs-core'

/**
 * The gradient of `prod`, which in TensorFlow.js 4.22 throws ("permutedX.reshape is not a
 * function") unless the chained operations are registered too. Not reported upstream.
 *
 * Forward: y = product of x[j] along the axes. Hence dx[j] is dy times the product of all others,
 * which is the product before j times the product behind it, so that zeros need no division.
 * Reference: tensorflow/python/ops/math_grad.py, _ProdGrad.
 */
export const prodGradient: GradConfig = {
  kernelName: Prod,
  inputsToSave: ['x'],
  gradFunc: (dy, saved, attributes) => {
    const x = saved[0]!
    const { axis } = attributes as unknown as { axis: number | number[] }
    const axes = util.parseAxisParam(axis, x.shape)
    const kept = x.shape.map((_, i) => i).filter((i) => !axes.includes(i))
    const order = [...kept, ...axes]
    const rows = util.sizeFromShape(kept.map((i) => x.shape[i]!))
    return {
      x: () => {
        const moved = transpose(x, order)
        const table = reshape(moved, [rows, x.size / Math.max(rows, 1)])
        // Turned round by hand: WebGPU's own `reverse` keeps the length of the first tensor it met.
        const behind = reverse(cumprod(reverse(table, 1), 1, true), 1)
        const others = mul(cumprod(table, 1, true), behind)
        const gradient = mul(others, expandDims(reshape(dy as Tensor, [rows]), 1))
        const back = order.map((_, i) => order.indexOf(i))
        return transpose(reshape(gradient, moved.shape), back)
      },
    }
  },
}
