import { side } from './scene.mjs'

const rim = 16

/**
 * Which of a result's values are compared: every 29th that is not near the edges. Picked when they are sent,
 * and so outside of what is timed.
 *
 * @param {ArrayLike<number>} values
 */
export const sampleOf = (values) => ({
  toJSON: () => {
    // Of features, which are more than pixels, as many as these.
    const width = Math.min(side, Math.floor(Math.sqrt(values.length)))
    const inner = width - 2 * rim
    return Array.from({ length: Math.ceil(inner ** 2 / 29) }, (_, index) => {
      const [y, x] = [Math.floor((29 * index) / inner), (29 * index) % inner]
      return values[(y + rim) * width + x + rim]
    })
  },
})

/**
 * Of keypoints, where they lie: y and x, one after the other.
 *
 * @param {readonly { readonly y: number, readonly x: number }[]} keypoints
 */
export const placesOf = (keypoints) => ({
  toJSON: () => keypoints.flatMap(({ y, x }) => [y, x]),
})

/** @typedef {(one: readonly number[], other: readonly number[]) => boolean} Agree */

/** @type {(most: number) => Agree} */
const within = (most) => (one, other) =>
  one.length === other.length &&
  one.every((value, index) => Math.abs(value - (other[index] ?? Number.NaN)) <= most)

/** @type {Agree} */
const same = within(0)

/** @type {Agree} */
const nearby = (one, other) => {
  const isKnown = (/** @type {number} */ y, /** @type {number} */ x) =>
    other.some((value, at) => at % 2 === 0 && Math.hypot(value - y, (other[at + 1] ?? 0) - x) < 0.5)
  const known = one.filter((y, at) => at % 2 === 0 && isKnown(y, one[at + 1] ?? 0)).length
  return known >= 0.95 * (one.length / 2)
}

/** How far results may lie apart. */
export const tolerances = {
  // image-js rounds to whole numbers.
  gaussian: { words: 'within 0.51 of 255', agree: within(0.51) },
  sobel: { words: 'within 0.001 of 255', agree: within(1e-3) },
  canny: { words: 'in every pixel', agree: same },
  'canny-skimage': { words: 'in every pixel', agree: same },
  // image-js rounds to whole numbers, OpenCV and jsfeat count in float32.
  resize: { words: 'within 0.51 of 255', agree: within(0.51) },
  median: { words: 'in every pixel', agree: same },
  // OpenCV's windows are round.
  bilateral: { words: 'within 0.5 of 255', agree: within(0.5) },
  nlm: { words: 'within 0.01 of 255', agree: within(1e-2) },
  hog: { words: 'within 1e-5', agree: within(1e-5) },
  lbp: { words: 'in every pixel', agree: same },
  sift: { words: 'within half a pixel in 95 % of the keypoints', agree: nearby },
}
