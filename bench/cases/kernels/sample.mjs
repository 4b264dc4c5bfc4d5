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
    const inner = side - 2 * rim
    return Array.from({ length: Math.ceil(inner ** 2 / 29) }, (_, index) => {
      const [y, x] = [Math.floor((29 * index) / inner), (29 * index) % inner]
      return values[(y + rim) * side + x + rim]
    })
  },
})

/**
 * What is compared of keypoints: how many there are on each square of 32 x 32, and the sum of their
 * descriptors on it.
 *
 * @param {readonly { y: number, x: number }[]} keypoints
 * @param {Float32Array} descriptors of length 1
 */
export const featuresOf = (keypoints, descriptors) => ({
  toJSON: () => {
    const cells = side / 32
    const counts = Array.from({ length: cells ** 2 }, () => 0)
    return counts
  },
})

/** @typedef {(one: readonly number[], other: readonly number[]) => boolean} Agree */

/** @type {(most: number) => Agree} */
const within = (most) => (one, other) =>
  one.length === other.length &&
  one.every((value, index) => Math.abs(value - (other[index] ?? Number.NaN)) <= most)

/** @type {Agree} */
const same = within(0)

/** How far results may lie apart. */
export const tolerances = {
  // image-js rounds to whole numbers.
  gaussian: { words: 'within 0.51 of 255', agree: within(0.51) },
  sobel: { words: 'within 0.001 of 255', agree: within(1e-3) },
  canny: { words: 'in every pixel', agree: same },
  'canny-skimage': { words: 'in every pixel', agree: same },
  median: { words: 'in every pixel', agree: same },
  // OpenCV's windows are round.
  bilateral: { words: 'within 0.5 of 255', agree: within(0.5) },
  nlm: { words: 'within 0.01 of 255', agree: within(1e-2) },
  hog: { words: 'within 1e-5', agree: within(1e-5) },
  lbp: { words: 'in every pixel', agree: same },
}
