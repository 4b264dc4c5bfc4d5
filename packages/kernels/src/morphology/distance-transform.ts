import { onPlanes } from '../host/planes.js'
import { checkImage, type Image, onImages } from '../image.js'
import { checkChoice } from '../options.js'

export interface DistanceTransformOptions {
  /**
   * `euclidean`: as the crow flies; `taxicab`: steps along rows and columns; `chessboard`: steps of a
   * king. Default: euclidean.
   */
  readonly metric?: 'euclidean' | 'taxicab' | 'chessboard'
}

type Plane = (values: ArrayLike<number>, height: number, width: number) => Float64Array

/** The distance of each pixel from the nearest 0 of its column. */
const downColumns: Plane = (values, height, width) => {
  const distances = new Float64Array(height * width)
  for (let x = 0; x < width; x++) {
    let distance = Number.POSITIVE_INFINITY
    for (let at = x; at < distances.length; at += width) {
      distance = values[at] === 0 ? 0 : distance + 1
      distances[at] = distance
    }
    for (let at = (height - 1) * width + x; at >= 0; at -= width) {
      distance = Math.min(distances[at]!, distance + 1)
      distances[at] = distance
    }
  }
  return distances
}

/** The exact one: of the parabolas over the columns, the lowest at each place of a row. */
const euclidean: Plane = (values, height, width) => {
  const distances = downColumns(values, height, width)
  const lowest = new Int32Array(width)
  const starts = new Float64Array(width)
  const heights = new Float64Array(width)
  for (let y = 0; y < height; y++) {
    const row = y * width
    let count = 0
    for (let x = 0; x < width; x++) {
      const rise = distances[row + x]! ** 2
      heights[x] = rise
      if (rise === Number.POSITIVE_INFINITY) continue
      let start = Number.NEGATIVE_INFINITY
      while (count > 0) {
        const other = lowest[count - 1]!
        start = (rise + x * x - (heights[other]! + other * other)) / (2 * (x - other))
        if (start > starts[count - 1]!) break
        count--
      }
      lowest[count] = x
      starts[count] = count === 0 ? Number.NEGATIVE_INFINITY : start
      count++
    }
    let at = 0
    for (let x = 0; x < width; x++) {
      while (at + 1 < count && starts[at + 1]! <= x) at++
      const from = lowest[at]!
      distances[row + x] =
        count === 0 ? Number.POSITIVE_INFINITY : Math.sqrt((x - from) ** 2 + heights[from]!)
    }
  }
  return distances
}

const taxicab: Plane = (values, height, width) => {
  const distances = downColumns(values, height, width)
  for (let row = 0; row < distances.length; row += width) {
    for (let at = row + 1; at < row + width; at++) {
      distances[at] = Math.min(distances[at]!, distances[at - 1]! + 1)
    }
    for (let at = row + width - 2; at >= row; at--) {
      distances[at] = Math.min(distances[at]!, distances[at + 1]! + 1)
    }
  }
  return distances
}

/** There and back over the image: the neighbours that come before, then those behind. */
const chessboard: Plane = (values, height, width) => {
  const distances = Float64Array.from(values, (value) =>
    value === 0 ? 0 : Number.POSITIVE_INFINITY,
  )
  const near = (y: number, x: number) =>
    y < 0 || y >= height || x < 0 || x >= width
      ? Number.POSITIVE_INFINITY
      : distances[y * width + x]! + 1
  const lower = (y: number, x: number, side: 1 | -1) => {
    const at = y * width + x
    distances[at] = Math.min(
      distances[at]!,
      near(y, x - side),
      near(y - side, x - 1),
      near(y - side, x),
      near(y - side, x + 1),
    )
  }
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) lower(y, x, 1)
  for (let y = height - 1; y >= 0; y--) for (let x = width - 1; x >= 0; x--) lower(y, x, -1)
  return distances
}

const planes = { euclidean, taxicab, chessboard } as const

/**
 * How far each pixel is from the nearest 0: 0 outside of a mask, growing inwards. Infinity where there is
 * no 0 at all. As `distance_transform_edt` and `distance_transform_cdt` of SciPy, which for want of a 0
 * give distances from beyond the image, and -1. Differentiable: no.
 *
 * Source: P. Felzenszwalb and D. Huttenlocher, Distance transforms of sampled functions, 2012; the other
 * metrics, A. Rosenfeld and J. Pfaltz, Distance functions on digital pictures, 1968.
 *
 * @param mask `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`; all
 * that is not 0 belongs to it, NaN too
 * @returns the shape of the mask, in pixels
 * @throws `kernels/option`, `kernels/needs-host` on WebGPU, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const depth = distanceTransform(mask, { metric: 'chessboard' })
 * ```
 */
export const distanceTransform = <T extends Image>(
  mask: T,
  { metric = 'euclidean' }: DistanceTransformOptions = {},
): T => {
  checkImage('distanceTransform', mask)
  checkChoice('distanceTransform', 'metric', metric, ['euclidean', 'taxicab', 'chessboard'])
  return onImages(mask, (images) => onPlanes('distanceTransform', images, planes[metric]))
}
