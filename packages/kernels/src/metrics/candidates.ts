import { Tensor } from '@tensorflow/tfjs-core'
import { checkFinite, checkWhole, refuse } from '../options.js'
import {
  checkCount,
  finiteOf,
  isRows,
  labelsOf,
  type SampleRows,
  type SampleValues,
  scoresOf,
} from './samples.js'

export interface CandidateOptions {
  /** At most so many stay. Default: all. */
  readonly limit?: number
  /** The class of each box, whole numbers from 0: boxes only rule out those of their own class. */
  readonly classes?: SampleValues
}

/** Boxes with scores, read and checked. */
export interface Candidates {
  readonly scores: ArrayLike<number>
  readonly limit: number
  /** Intersection over union; 0 of boxes of different classes. */
  readonly iouOf: (one: number, other: number) => number
}

const isEmpty = (values: SampleRows | SampleValues): boolean =>
  values instanceof Tensor ? values.size === 0 : values?.length === 0

/** @throws `kernels/option` and its like */
export const candidatesOf = (
  operation: string,
  boxes: SampleRows,
  scores: SampleValues,
  scoreMin: number,
  { limit = Number.MAX_SAFE_INTEGER, classes }: CandidateOptions,
): Candidates => {
  if (scoreMin !== Number.NEGATIVE_INFINITY) checkFinite(operation, 'scoreMin', scoreMin)
  checkWhole(operation, 'limit', limit, 0)
  if (isEmpty(boxes) && isEmpty(scores)) return { scores: [], limit, iouOf: () => 0 }
  if (!isRows(boxes)) refuse(operation, 'boxes', '[boxes, 4], each y1, x1, y2, x2', boxes)
  const { values, count, classes: width } = scoresOf(operation, 'boxes', boxes)
  if (width !== 4) {
    refuse(operation, 'boxes', '[boxes, 4], each y1, x1, y2, x2', `[${count}, ${width}]`)
  }
  const numbers = finiteOf(operation, 'scores', scores)
  checkCount(operation, 'scores', numbers, count)
  const kinds = classes === undefined ? undefined : labelsOf(operation, 'classes', classes)
  if (kinds) checkCount(operation, 'classes', kinds, count)
  const edge = (box: number, at: number) => values[box * 4 + at]!
  const areaOf = (top: number, left: number, bottom: number, right: number) =>
    Math.max(0, bottom - top) * Math.max(0, right - left)
  const area = (box: number) => areaOf(edge(box, 0), edge(box, 1), edge(box, 2), edge(box, 3))
  const iouOf = (one: number, other: number): number => {
    if (kinds && kinds[one] !== kinds[other]) return 0
    const both = areaOf(
      Math.max(edge(one, 0), edge(other, 0)),
      Math.max(edge(one, 1), edge(other, 1)),
      Math.min(edge(one, 2), edge(other, 2)),
      Math.min(edge(one, 3), edge(other, 3)),
    )
    return both === 0 ? 0 : both / (area(one) + area(other) - both)
  }
  return { scores: numbers, limit, iouOf }
}
