import { refuse } from '../options.js'
import { type CandidateOptions, candidatesOf } from './candidates.js'
import type { SampleRows, SampleValues } from './samples.js'

export interface NonMaxSuppressionOptions extends CandidateOptions {
  /** A box goes that has a larger intersection over union with one that stays. Default: 0.5. */
  readonly iouMax?: number
  /** Boxes with a lower score are not looked at. Default: all are. */
  readonly scoreMin?: number
}

/**
 * One box for each thing: the box with the highest score stays, and those go that overlap it too much,
 * again and again. Of equal scores the lower index comes first. A box goes where its intersection over
 * union is above `iouMax`, and stays with a score of just `scoreMin`; `tf.image.nonMaxSuppression` of
 * TensorFlow.js lets it go at just its threshold too, in both cases. Differentiable: no.
 *
 * @param boxes `[boxes, 4]`, each `y1, x1, y2, x2`
 * @param scores one for each box
 * @returns the indices of those that stay, the highest score first
 * @throws `kernels/option`, `kernels/needs-host` of tensors on WebGPU
 *
 * @example
 * ```ts
 * const boxes = [[0, 0, 10, 10], [0, 4, 10, 14], [0, 8, 10, 18]]
 * nonMaxSuppression(boxes, [0.9, 0.8, 0.7], { iouMax: 0.4 }) // [0, 2]
 * ```
 */
export const nonMaxSuppression = (
  boxes: SampleRows,
  scores: SampleValues,
  { iouMax = 0.5, scoreMin = Number.NEGATIVE_INFINITY, ...options }: NonMaxSuppressionOptions = {},
): number[] => {
  if (!(iouMax >= 0 && iouMax <= 1)) {
    refuse('nonMaxSuppression', 'iouMax', 'a number from 0 to 1', iouMax)
  }
  const all = candidatesOf('nonMaxSuppression', boxes, scores, scoreMin, options)
  const order = Array.from({ length: all.scores.length }, (_, box) => box)
    .filter((box) => all.scores[box]! >= scoreMin)
    .sort((one, other) => all.scores[other]! - all.scores[one]!)
  const kept: number[] = []
  for (const box of order) {
    if (kept.length >= all.limit) break
    if (kept.every((other) => all.iouOf(box, other) <= iouMax)) kept.push(box)
  }
  return kept
}
