import { checkPositive, refuse } from '../options.js'
import { type CandidateOptions, candidatesOf } from './candidates.js'
import type { SampleRows, SampleValues } from './samples.js'

export interface SoftNonMaxSuppressionOptions extends CandidateOptions {
  /** The larger, the less scores fall. Default: 0.5. */
  readonly sigma?: number
  /** Boxes whose score falls below go. Default: 0.001. */
  readonly scoreMin?: number
}

/**
 * Non-maximum suppression that lowers scores instead of taking boxes away: each box that stays multiplies
 * the scores of all others by `exp(-iou ** 2 / sigma)`, so that things close to each other can both stay.
 * `tf.image.nonMaxSuppressionWithScore` of TensorFlow.js multiplies by `exp(-0.5 * iou ** 2 / sigma)`,
 * takes boxes above its `iouThreshold` away as well, and needs scores above its `scoreThreshold`.
 * Differentiable: no.
 *
 * Source: N. Bodla, B. Singh, R. Chellappa and L. Davis, Soft-NMS: improving object detection with one
 * line of code, ICCV 2017.
 *
 * @param boxes `[boxes, 4]`, each `y1, x1, y2, x2`
 * @param scores one for each box, at least 0
 * @returns the indices of those that stay and their scores, falling; of equal scores the lower index first
 * @throws `kernels/option`, `kernels/needs-host` of tensors on WebGPU
 *
 * @example
 * ```ts
 * const { indices, scores } = softNonMaxSuppression(boxes, confidences, { scoreMin: 0.3 })
 * ```
 */
export const softNonMaxSuppression = (
  boxes: SampleRows,
  scores: SampleValues,
  { sigma = 0.5, scoreMin = 0.001, ...options }: SoftNonMaxSuppressionOptions = {},
): { readonly indices: number[]; readonly scores: number[] } => {
  checkPositive('softNonMaxSuppression', 'sigma', sigma)
  const all = candidatesOf('softNonMaxSuppression', boxes, scores, scoreMin, options)
  const wrong = Array.from(all.scores).find((score) => score < 0)
  if (wrong !== undefined) {
    refuse('softNonMaxSuppression', 'scores', 'numbers of at least 0', wrong)
  }
  const rest = new Map(Array.from(all.scores, (score, box) => [box, score] as const))
  const kept: { indices: number[]; scores: number[] } = { indices: [], scores: [] }
  while (rest.size > 0 && kept.indices.length < all.limit) {
    const [best, score] = [...rest].reduce((one, other) => (other[1] > one[1] ? other : one))
    if (score < scoreMin) break
    rest.delete(best)
    kept.indices.push(best)
    kept.scores.push(score)
    for (const [box, other] of rest)
      rest.set(box, other * Math.exp(-(all.iouOf(box, best) ** 2) / sigma))
  }
  return kept
}
