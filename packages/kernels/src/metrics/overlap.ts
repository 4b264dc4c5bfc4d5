import {
  add,
  cast,
  div,
  fill,
  mul,
  oneHot,
  reshape,
  sum,
  Tensor,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  tidy,
  where,
} from '@tensorflow/tfjs-core'
import { kernelsError } from '../errors.js'
import { shape4 } from '../image.js'
import { checkNotNegative, checkWhole } from '../options.js'
import { isZero } from './is-zero.js'
import { checkSameShape } from './truth-and-image.js'

/** `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`: bool, int32 or float32. */
export type Mask = Tensor2D | Tensor3D | Tensor4D

export interface OverlapOptions {
  /**
   * Tells that both are maps of labels from 0 to `classes - 1`, of which each is looked at for itself;
   * else they are masks.
   */
  readonly classes?: number
  /** Is added above and below the line of the fraction, so that a loss knows empty masks. Default: 0. */
  readonly smooth?: number
}

const checkMask = (operation: string, mask: Mask): void => {
  if (!(mask instanceof Tensor)) {
    throw kernelsError('kernels/not-an-image', { operation, received: typeof mask })
  }
  const { shape, dtype, isDisposed } = mask as Tensor
  if (isDisposed) throw kernelsError('kernels/disposed', { operation })
  if (shape.length < 2 || shape.length > 4) throw kernelsError('kernels/rank', { operation, shape })
  if (!['bool', 'int32', 'float32'].includes(dtype)) {
    throw kernelsError('kernels/dtype', { operation, dtype })
  }
}

/** What is in both, in the one, and in the other: each `[images]` or `[images, classes]`. */
type Measure = (both: Tensor, truth: Tensor, predicted: Tensor) => readonly [Tensor, Tensor]

/** The share that `measure` makes of areas. @throws `kernels/option`, `kernels/rank` and its like */
export const overlap = (
  operation: string,
  truth: Mask,
  predicted: Mask,
  { classes, smooth = 0 }: OverlapOptions,
  measure: Measure,
): Tensor => {
  checkMask(operation, truth)
  checkMask(operation, predicted)
  checkSameShape(operation, 'predicted', truth, predicted)
  if (classes !== undefined) checkWhole(operation, 'classes', classes, 1)
  checkNotNegative(operation, 'smooth', smooth)
  return tidy(() => {
    const [count, height, width, channels] = shape4(truth.shape)
    const lead = truth.shape.length === 4 ? [count] : []
    const shape = classes === undefined ? lead : [...lead, classes]
    // What engines make of a sum of nothing differs.
    if (truth.size === 0) return fill(shape, smooth === 0 ? Number.NaN : 1)
    const flat = (mask: Mask) => reshape(mask, [count, height * width * channels])
    const masks = ((): readonly [Tensor, Tensor] => {
      if (classes === undefined)
        return [cast(flat(truth), 'float32'), cast(flat(predicted), 'float32')]
      const split = (labels: Mask) =>
        cast(oneHot(cast(flat(labels), 'int32'), classes), 'float32') as Tensor
      const isKnown = split(truth)
      return [isKnown, mul(split(predicted), sum(isKnown, 2, true))]
    })()
    const areas = [mul(...masks), ...masks].map((mask) => sum(mask, 1))
    const [above, below] = measure(...(areas as [Tensor, Tensor, Tensor]))
    const smoothed = (area: Tensor) => (smooth === 0 ? area : add(area, smooth))
    const isNone = isZero(smoothed(below))
    // Of no area at all there is no share.
    const share = div(smoothed(above), where(isNone, 1, smoothed(below)))
    return reshape(where(isNone, Number.NaN, share), shape)
  })
}
