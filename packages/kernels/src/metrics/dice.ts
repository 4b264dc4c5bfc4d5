import { add, mul, type Tensor } from '@tensorflow/tfjs-core'
import { type Mask, type OverlapOptions, overlap } from './overlap.js'

/**
 * The Dice coefficient, which is F1, of masks, or of each class of maps of labels: twice what both have,
 * of what each has. Masks may be soft: 1 less it is a loss of probabilities, with `smooth: 1` to know
 * empty masks. Differentiable: yes, of soft masks.
 *
 * With `classes`, pixels whose true label is none of these (255, say, for what nobody knows) do not count.
 * What neither mask has is NaN, unless `smooth` makes it 1.
 *
 * Source: L. Dice, Measures of the amount of ecologic association between species (1945).
 *
 * @param truth `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`;
 * bool, int32 or float32
 * @param predicted of the same shape
 * @returns `[]`, or `[images]` for a batch; with classes `[classes]` or `[images, classes]`
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const loss = sub(1, mean(dice(masks, sigmoid(logits), { smooth: 1 })))
 * ```
 */
export const dice = <T extends Mask>(
  truth: T,
  predicted: T,
  options: OverlapOptions = {},
): Tensor =>
  overlap('dice', truth, predicted, options, (both, one, other) => [mul(both, 2), add(one, other)])
