import {
  customGrad,
  expandDims,
  type GradSaveFunc,
  logSoftmax,
  mul,
  neg,
  sum,
  type Tensor,
  tidy,
  util,
} from '@tensorflow/tfjs-core'
import { softmaxCrossEntropyKernel } from '../kernels/softmax/softmax.js'
import { mayUse, runOwn } from './own-kernel.js'

/**
 * The cross-entropy between labels and the softmax of logits, one number for each row:
 * `-sum(labels * logSoftmax(logits))`. Loss and gradient come from one pass over the logits.
 *
 * Labels are taken as constants: no gradient flows to them.
 *
 * @param labels float32 `[..., classes]`: one-hot rows or probabilities
 * @param logits float32 `[..., classes]`
 * @returns `[...]`, in nats
 * @throws if the shapes differ
 *
 * @example
 * ```ts
 * const loss = () => tf.mean(softmaxCrossEntropy(labels, model(images)))
 * ```
 */
export const softmaxCrossEntropy = (labels: Tensor, logits: Tensor): Tensor => {
  util.assertShapesMatch(labels.shape, logits.shape, 'softmaxCrossEntropy: labels and logits: ')
  if (!mayUse(softmaxCrossEntropyKernel)) {
    return tidy(() => neg(sum(mul(labels, logSoftmax(logits)), -1)))
  }
  return customGrad((...inputs) => {
    const [x, save] = inputs as [Tensor, GradSaveFunc]
    const [losses, slope] = runOwn<Tensor[]>(softmaxCrossEntropyKernel, { labels, logits: x })
    save([slope!])
    return {
      value: losses!,
      gradFunc: (dy, saved) => mul(expandDims(dy, -1), saved[0]!),
    }
  })(logits)
}
