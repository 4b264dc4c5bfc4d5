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

/** @typedef {(one: readonly number[], other: readonly number[]) => boolean} Agree */

/** @type {(most: number) => Agree} */
const within = (most) => (one, other) =>
  one.length === other.length &&
  one.every((value, index) => Math.abs(value - (other[index] ?? Number.NaN)) <= most)

/** @type {(share: number) => Agree} */
const save = (share) => (one, other) =>
  one.length === other.length &&
  one.filter((value, index) => value !== other[index]).length <= share * one.length

/** How far results may lie apart. */
export const tolerances = {
  // image-js rounds to whole numbers.
  gaussian: { words: '0.51 of 255', agree: within(0.51) },
  sobel: { words: '0.001 of 255', agree: within(1e-3) },
  canny: { words: '0.1 % of the pixels', agree: save(1e-3) },
  'canny-skimage': { words: 'not a pixel', agree: save(0) },
}
