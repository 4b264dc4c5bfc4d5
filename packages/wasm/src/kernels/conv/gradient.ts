import {
  broadcast_util,
  Conv2DBackpropFilter,
  Conv2DBackpropInput,
  type NamedAttrMap,
  reshape,
  sum,
  type Tensor,
  util,
} from '@tensorflow/tfjs-core'
import type { OwnGradient } from '../kernel.js'

/**
 * Whether TensorFlow.js's gradients compute this convolution: they refuse dilations, and forget how
 * the number of outputs was rounded.
 */
export const isPlainConvolution = ({ dilations, dimRoundingMode }: NamedAttrMap): boolean =>
  [dilations ?? 1].flat().every((dilation) => dilation === 1) && !dimRoundingMode

/** The gradients that TensorFlow.js refuses or gets wrong, by the kernels that it has for the others. */
export const conv2dGradient: OwnGradient = (run, dy, [x, filter], attrs) => {
  if (isPlainConvolution(attrs) || attrs.dataFormat !== 'NHWC') return
  return {
    x: () => run(Conv2DBackpropInput, { dy, filter: filter! }, { ...attrs, inputShape: x!.shape }),
    filter: () =>
      run(Conv2DBackpropFilter, { x: x!, dy }, { ...attrs, filterShape: filter!.shape }),
  }
}

/** Of a convolution with a bias, whose activation TensorFlow.js applies apart where gradients are asked for. */
export const withBias =
  (gradient: OwnGradient): OwnGradient =>
  (run, dy, [filter, x, y, bias], attrs) => {
    if (attrs.activation !== 'linear') return
    // A single picture's gradient comes without its batch.
    const dyOfBatch = util.arraysEqual(dy.shape, y!.shape) ? dy : reshape(dy, y!.shape)
    const gradients = gradient(run, dyOfBatch, [x!, filter!], attrs)
    if (!gradients || !bias) return gradients
    return { ...gradients, bias: () => biasGradient(dyOfBatch, bias) }
  }

const biasGradient = (dy: Tensor, bias: Tensor): Tensor => {
  const axes = broadcast_util.getReductionAxes(bias.shape, dy.shape)
  return reshape(axes.length > 0 ? sum(dy, axes) : dy, bias.shape)
}
