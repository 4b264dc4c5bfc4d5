import {
  broadcast_util,
  type NamedAttrMap,
  reshape,
  sum,
  type Tensor,
  util,
} from '@tensorflow/tfjs-core'
import type { OwnGradient } from '../kernel.js'

/**
 * The gradients of a convolution that TensorFlow.js refuses or gets wrong, by the kernels that it has
 * for the others: it refuses dilations, and forgets how the number of outputs was rounded.
 */
export const convolutionGradient =
  (byInput: string, byFilter: string): OwnGradient =>
  (run, dy, [x, filter], attrs) => {
    if (isTheirs(attrs) || x!.dtype !== 'float32' || filter!.dtype !== 'float32') return
    return {
      x: () => run(byInput, { dy, filter: filter! }, { ...attrs, inputShape: x!.shape }),
      filter: () => run(byFilter, { x: x!, dy }, { ...attrs, filterShape: filter!.shape }),
    }
  }

/** Left to TensorFlow.js: what it gets right, and channels first, for which there are no kernels. */
const isTheirs = ({ dilations, dimRoundingMode, dataFormat }: NamedAttrMap): boolean =>
  dataFormat === 'NCHW' ||
  ([dilations ?? 1].flat().every((dilation) => dilation === 1) && !dimRoundingMode)

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
