import { add, sub, type Tensor } from '@tensorflow/tfjs-core'
import { type Mask, type OverlapOptions, overlap } from './overlap.js'

/**
 * Intersection over union, the Jaccard index, of masks, or of each class of maps of labels. Masks may be
 * soft: values from 0 to 1 are shares of a pixel. Differentiable: yes, of soft masks.
 *
 * With `classes`, pixels whose true label is none of these (255, say, for what nobody knows) do not count.
 * What neither mask has is NaN: a mean over classes must leave it out. For a whole set of images, sum
 * their {@link confusionMatrix}.
 *
 * Source: P. Jaccard, Étude comparative de la distribution florale (1901).
 *
 * @param truth `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`;
 * bool, int32 or float32
 * @param predicted of the same shape
 * @returns `[]`, or `[images]` for a batch; with classes `[classes]` or `[images, classes]`
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const share = iou(mask, greater(probability, 0.5))
 * const shares = iou(labels, argMax(logits, -1), { classes: 3 }) // [3]
 * ```
 */
export const iou = <T extends Mask>(truth: T, predicted: T, options: OverlapOptions = {}): Tensor =>
  overlap('iou', truth, predicted, options, (both, one, other) => [
    both,
    sub(add(one, other), both),
  ])
