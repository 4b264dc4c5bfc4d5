import { onPlanes } from '../host/planes.js'
import { checkImage, type Image, onImages } from '../image.js'
import { checkWhole } from '../options.js'
import { type ThinningRule, thinned } from './thinned.js'

export interface ThinOptions {
  /** At most so many rounds, each of which takes away about one pixel on every side. Default: all. */
  readonly rounds?: number
}

/** The rule of Guo and Hall, who count neighbours from 1, the right one, counterclockwise. */
const passesOf: ThinningRule = (neighbours) => {
  const isIn = (at: number) => (neighbours >> ((11 - at) & 7)) & 1
  let [crossings, ahead, behind] = [0, 0, 0]
  for (let at = 2; at <= 8; at += 2) {
    if (!isIn(at - 1) && (isIn(at) || isIn(at + 1))) crossings++
    ahead += isIn(at - 1) | isIn(at)
    behind += isIn(at) | isIn(at + 1)
  }
  const least = Math.min(ahead, behind)
  if (crossings !== 1 || least < 2 || least > 3) return 0
  const first = !(isIn(1) && (isIn(2) || isIn(3) || !isIn(8)))
  const second = !(isIn(5) && (isIn(6) || isIn(7) || !isIn(4)))
  return (first ? 1 : 0) | (second ? 2 : 0)
}

/**
 * Thins what a mask has, by as many rounds as asked for, in the end to lines of one pixel. As `thin` of
 * scikit-image; its lines have other ends and corners than those of {@link skeletonize}. Differentiable:
 * no.
 *
 * Source: Z. Guo and R. Hall, Parallel thinning with two-subiteration algorithms, 1989.
 *
 * @param mask `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`; all
 * that is not 0 belongs to it, NaN too
 * @returns the shape of the mask, 0 and 1
 * @throws `kernels/option`, `kernels/needs-host` on WebGPU, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const thinner = thin(mask, { rounds: 2 })
 * ```
 */
export const thin = <T extends Image>(
  mask: T,
  { rounds = Number.MAX_SAFE_INTEGER }: ThinOptions = {},
): T => {
  checkImage('thin', mask)
  checkWhole('thin', 'rounds', rounds, 1)
  return onImages(mask, (images) =>
    onPlanes('thin', images, (...plane) => thinned(...plane, passesOf, rounds)),
  )
}
