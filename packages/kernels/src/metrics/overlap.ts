import {
  abs,
  add,
  expandDims,
  fill,
  mul,
  range,
  reshape,
  step,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  tidy,
} from '@tensorflow/tfjs-core'
import { asFloats } from '../as-floats.js'
import { kernelsError } from '../errors.js'
import { checkTensor, shape4 } from '../image.js'
import { checkNotNegative, checkWhole } from '../options.js'
import { shareOf } from './share-of.js'
import { checkSameShape } from './truth-and-image.js'

/**
 * `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`: bool, int32 or
 * float32.
 */
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
  checkTensor(operation, mask, ['bool', 'int32', 'float32'])
  const { shape } = mask as Tensor
  if (shape.length < 2 || shape.length > 4) throw kernelsError('kernels/rank', { operation, shape })
}

/** What is in both, in the one, and in the other: each `[images]` or `[images, classes]`. */
type Measure = (both: Tensor, truth: Tensor, predicted: Tensor) => readonly [Tensor, Tensor]

/** Of masks, or of each class of labels; both `[images, pixels]`. */
const areasOf = (
  truth: Tensor,
  predicted: Tensor,
  classes: number | undefined,
): Parameters<Measure> => {
  if (classes === undefined) {
    return [sum(mul(truth, predicted), 1), sum(truth, 1), sum(predicted, 1)]
  }
  // 1 where a label is the class. A comparison, cast, would be summed wrongly on WebGPU: see asFloats().
  const split = (labels: Tensor) => sub(1, step(abs(sub(expandDims(labels, 2), range(0, classes)))))
  const one = split(truth)
  const isKnown = sum(one, 2, true)
  const other = mul(split(predicted), isKnown)
  return [sum(mul(one, other), 1), sum(one, 1), sum(other, 1)]
}

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
    const flat = (mask: Mask) => asFloats(reshape(mask, [count, height * width * channels]))
    const areas = areasOf(flat(truth), flat(predicted), classes)
    const [above, below] = measure(...areas).map((area) =>
      smooth === 0 ? area : add(area, smooth),
    ) as [Tensor, Tensor]
    return reshape(shareOf(above, below, Number.NaN), shape)
  })
}
