import { onPlanes } from '../host/planes.js'
import { checkImage, type Image, onImages } from '../image.js'
import { checkWhole, refuse } from '../options.js'

export interface FastOptions {
  /** How many points in a row must be brighter, or darker, of 16. Default: 12. */
  readonly run?: number
  /** By how much, in the units of the image. Default: 0.15, for images of 0 to 1. */
  readonly threshold?: number
}

const points = 16
const radius = 3

/** Points on the circle of radius 3, the first to the right, then downwards. */
const circle = Array.from({ length: points }, (_, point) => {
  const angle = (2 * Math.PI * point) / points
  return { y: Math.round(radius * Math.sin(angle)), x: Math.round(radius * Math.cos(angle)) }
})

/** Whether `run` of the marks around the circle, one behind the other, are `mark`. */
const hasRun = (marks: Int8Array, mark: number, run: number): boolean => {
  let count = 0
  for (let point = 0; point < points - 1 + run; point++) {
    count = marks[point % points] === mark ? count + 1 : 0
    if (count === run) return true
  }
  return false
}

/** How much each pixel of `[height, width]` stands out from its circle, 0 where it is no corner. */
const responses = (
  image: Float32Array,
  height: number,
  width: number,
  run: number,
  threshold: number,
): Float32Array => {
  const found = new Float32Array(image.length)
  const offsets = Int32Array.from(circle, ({ y, x }) => y * width + x)
  const marks = new Int8Array(points)
  // In float32, as the image: a step of just the threshold is none.
  const step = Math.fround(threshold)
  for (let y = radius; y < height - radius; y++) {
    for (let x = radius; x < width - radius; x++) {
      const at = y * width + x
      const middle = image[at]!
      const lower = Math.fround(middle - step)
      const upper = Math.fround(middle + step)
      let [brighter, darker] = [0, 0]
      for (let point = 0; point < points; point++) {
        const value = image[at + offsets[point]!]!
        const mark = value > upper ? 1 : value < lower ? -1 : 0
        marks[point] = mark
        if (mark > 0) brighter++
        else if (mark < 0) darker++
      }
      const isCorner =
        (brighter >= run && hasRun(marks, 1, run)) || (darker >= run && hasRun(marks, -1, run))
      if (!isCorner) continue
      let sum = 0
      for (const offset of offsets) sum += Math.abs(image[at + offset]! - middle)
      found[at] = sum
    }
  }
  return found
}

/**
 * FAST corners: pixels with a run of points around them that are all brighter, or all darker. Gives the
 * sum of the differences from the whole circle, 0 where there is no corner, as scikit-image's
 * `corner_fast`. Differentiable: no.
 *
 * Source: E. Rosten and T. Drummond, Machine learning for high-speed corner detection, ECCV 2006.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image; the three outermost pixels are 0
 * @throws `kernels/option`, `kernels/needs-host` on WebGPU, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const corners = fast(gray, { run: 9, threshold: 0.1 })
 * ```
 */
export const fast = <T extends Image>(
  image: T,
  { run = 12, threshold = 0.15 }: FastOptions = {},
): T => {
  checkImage('fast', image)
  checkWhole('fast', 'run', run, 1, points)
  if (!(threshold >= 0)) refuse('fast', 'threshold', 'a number of at least 0', threshold)
  return onImages(image, (images) =>
    onPlanes('fast', images, (plane, height, width) =>
      responses(plane, height, width, run, threshold),
    ),
  )
}
