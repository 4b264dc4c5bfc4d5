import { Tensor, type Tensor2D } from '@tensorflow/tfjs-core'
import { checkNotNegative, refuse } from '../../options.js'
import { type Rows, rowsOf } from '../rows.js'

export interface MatchOptions {
  /**
   * The nearest must be nearer than this share of the distance to the second nearest: what looks like several
   * is no match. 1 asks nothing. Default: 0.8, as Lowe's.
   */
  readonly ratio?: number
  /** Whether both must be nearest to each other. Default: false. */
  readonly crossCheck?: boolean
  /** How far apart they may be, in the units of the descriptors. Default: no limit. */
  readonly maxDistance?: number
}

/** Rows that belong together. */
export interface DescriptorMatch {
  /** A row of the first descriptors. */
  readonly from: number
  /** A row of the second. */
  readonly to: number
  /** Between the two, Euclidean. */
  readonly distance: number
}

const operation = 'matchDescriptors'

interface Nearest {
  /** -1 where there is none. */
  readonly row: number
  readonly distance: number
  /** Of the second nearest. */
  readonly second: number
}

/** A sum of squares is given up as soon as it is too large, which is looked at so often. */
const part = 16

/** The nearest rows of `others` to a row, the first of several. */
const nearestTo = (rows: Rows, row: number, others: Rows): Nearest => {
  const { values, dimensions } = rows
  const from = row * dimensions
  let [best, least, second] = [-1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let other = 0; other < others.count; other++) {
    const to = other * dimensions
    let sum = 0
    for (let start = 0; start < dimensions && sum < second; start += part) {
      const end = Math.min(start + part, dimensions)
      for (let i = start; i < end; i++) {
        const difference = values[from + i]! - others.values[to + i]!
        sum += difference * difference
      }
    }
    if (sum < least) {
      second = least
      least = sum
      best = other
    } else if (sum < second) second = sum
  }
  return { row: best, distance: Math.sqrt(least), second: Math.sqrt(second) }
}

const isEmpty = (descriptors: Tensor2D): boolean =>
  descriptors instanceof Tensor && descriptors.shape.length === 2 && descriptors.shape[0] === 0

/**
 * Finds for each descriptor of one image the nearest of another, and keeps what is a match: compared with all
 * others, no approximation. Differentiable: no.
 *
 * Where there is only one other to compare with, there is no second, and the ratio keeps it.
 *
 * Source: D. Lowe, Distinctive image features from scale-invariant keypoints (2004), section 7.1.
 *
 * @param one `[descriptors, dimensions]`, as of {@link sift}; none give no matches
 * @param other `[others, dimensions]`
 * @returns the matches, in the order of the first
 * @throws `kernels/option`, `kernels/needs-host` on WebGPU
 *
 * @example
 * ```ts
 * const matches = matchDescriptors(left.descriptors, right.descriptors, { ratio: 0.75 })
 * ```
 */
export const matchDescriptors = (
  one: Tensor2D,
  other: Tensor2D,
  { ratio = 0.8, crossCheck = false, maxDistance }: MatchOptions = {},
): readonly DescriptorMatch[] => {
  if (!(ratio > 0 && ratio <= 1)) refuse(operation, 'ratio', 'above 0 and at most 1', ratio)
  if (maxDistance !== undefined) checkNotNegative(operation, 'maxDistance', maxDistance)
  if (isEmpty(one) || isEmpty(other)) return []
  const rows = rowsOf(operation, one)
  const others = rowsOf(operation, other)
  if (rows.dimensions !== others.dimensions) {
    refuse(operation, 'descriptors', `[others, ${rows.dimensions}]`, `[${other.shape.join(', ')}]`)
  }
  const matches: DescriptorMatch[] = []
  for (let from = 0; from < rows.count; from++) {
    const { row: to, distance, second } = nearestTo(rows, from, others)
    if (distance > (maxDistance ?? Number.POSITIVE_INFINITY)) continue
    if (ratio < 1 && !(distance < ratio * second)) continue
    if (crossCheck && nearestTo(others, to, rows).row !== from) continue
    matches.push({ from, to, distance })
  }
  return matches
}
