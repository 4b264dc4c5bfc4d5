import { onPlanes } from '../host/planes.js'
import { checkImage, type Image, onImages } from '../image.js'
import { type ThinningRule, thinned } from './thinned.js'

/**
 * Where scikit-image departs from the paper: by whether a pixel with these neighbours goes, as `passesOf`
 * tells. Diagonals two pixels wide do not vanish so, and the corners of stairs go.
 */
const departures: Readonly<Record<number, readonly number[]>> = {
  0: [24, 192],
  1: [3, 6, 7, 67, 97, 99, 129, 133, 193, 208],
  2: [12, 13, 28, 48, 52, 54, 88, 96, 112],
  3: [5, 20, 65, 80],
}

/** The rule of Zhang and Suen, as scikit-image has it. */
const passesOf: ThinningRule = (neighbours) => {
  for (const [passes, exceptions] of Object.entries(departures)) {
    if (exceptions.includes(neighbours)) return Number(passes)
  }
  const isIn = (at: number) => (neighbours >> (at & 7)) & 1
  let [count, begins] = [0, 0]
  for (let at = 0; at < 8; at++) {
    count += isIn(at)
    if (!isIn(at) && isIn(at + 1)) begins++
  }
  if (count < 2 || count > 6 || begins !== 1) return 0
  const [above, right, below, left] = [isIn(0), isIn(2), isIn(4), isIn(6)]
  const first = above * right * below === 0 && right * below * left === 0
  const second = above * right * left === 0 && above * below * left === 0
  return (first ? 1 : 0) | (second ? 2 : 0)
}

/**
 * Thins what a mask has to lines of one pixel that keep its form and hang together as it does. As
 * `skeletonize` of scikit-image. Differentiable: no.
 *
 * Source: T. Zhang and C. Suen, A fast parallel algorithm for thinning digital patterns, 1984, but for the
 * 25 of 256 neighbourhoods in which scikit-image decides otherwise.
 *
 * @param mask `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`; all
 * that is not 0 belongs to it, NaN too
 * @returns the shape of the mask, 0 and 1
 * @throws `kernels/needs-host` on WebGPU, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const lines = skeletonize(mask)
 * ```
 */
export const skeletonize = <T extends Image>(mask: T): T => {
  checkImage('skeletonize', mask)
  return onImages(mask, (images) =>
    onPlanes('skeletonize', images, (...plane) => thinned(...plane, passesOf)),
  )
}
