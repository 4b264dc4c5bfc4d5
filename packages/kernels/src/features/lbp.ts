import { onPlanes } from '../host/planes.js'
import { checkImage, type Image, onImages } from '../image.js'
import { checkChoice, checkPositive, checkWhole, refuse } from '../options.js'
import { circleOf, lbpCodes } from './lbp-codes.js'

export interface LbpOptions {
  /** Points on the circle, 1 to 24. Default: 8. */
  readonly points?: number
  /** Of the circle, in pixels, at most 1024. Default: 1. */
  readonly radius?: number
  /**
   * `'default'`: the code itself, 0 to 2^points - 1; `'ror'`: the least code of all rotations;
   * `'uniform'`: how many points are bright where they are in one run, else `points + 1`. Default:
   * default.
   */
  readonly method?: 'default' | 'ror' | 'uniform'
}

/** What a code stands for. */
const meaningOf = (points: number, method: NonNullable<LbpOptions['method']>) => {
  const bitsOf = (code: number) => Array.from({ length: points }, (_, bit) => (code >>> bit) & 1)
  if (method === 'ror') {
    const all = 2 ** points
    return (code: number): number => {
      let least = code
      let turned = code
      for (let turn = 1; turn < points; turn++) {
        turned = (turned % 2) * (all / 2) + Math.floor(turned / 2)
        least = Math.min(least, turned)
      }
      return least
    }
  }
  return (code: number): number => {
    const bits = bitsOf(code)
    // From the first point to the last, not across them, as scikit-image counts.
    const changes = bits.slice(1).filter((bit, index) => bit !== bits[index]).length
    return changes <= 2 ? bits.reduce((sum, bit) => sum + bit, 0) : points + 1
  }
}

/** Each code is made out once: in a table where that is small. */
const remembered = (
  meaning: (code: number) => number,
  points: number,
): ((code: number) => number) => {
  if (points <= 16) {
    const table = new Int32Array(2 ** points).fill(-1)
    return (code) => {
      if (table[code] === -1) table[code] = meaning(code)
      return table[code]!
    }
  }
  const known = new Map<number, number>()
  return (code) => {
    const found = known.get(code) ?? meaning(code)
    known.set(code, found)
    return found
  }
}

/**
 * Local binary patterns: for each pixel a number that says which points on a circle around it are at
 * least as bright, so that it does not change with the light. Equal to scikit-image's
 * `local_binary_pattern`; points beyond the image are 0. Take whole numbers (0 to 255 as float32): where
 * values are nearly equal, rounding decides. Differentiable: no.
 *
 * Source: T. Ojala, M. Pietikäinen and T. Mäenpää, Multiresolution gray-scale and rotation invariant
 * texture classification with local binary patterns, PAMI 24 (2002).
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image, whole numbers as float32
 * @throws `kernels/option`, `kernels/needs-host` on WebGPU, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const patterns = lbp(gray, { points: 8, radius: 1, method: 'uniform' }) // 0 to 9
 * ```
 */
export const lbp = <T extends Image>(
  image: T,
  { points = 8, radius = 1, method = 'default' }: LbpOptions = {},
): T => {
  checkImage('lbp', image)
  checkWhole('lbp', 'points', points, 1, 24)
  checkPositive('lbp', 'radius', radius)
  if (radius > 1024) refuse('lbp', 'radius', 'at most 1024', radius)
  checkChoice('lbp', 'method', method, ['default', 'ror', 'uniform'])
  const circle = circleOf(points, radius)
  const meaning = method === 'default' ? undefined : remembered(meaningOf(points, method), points)
  return onImages(image, (images) =>
    onPlanes('lbp', images, (plane, height, width) => {
      const codes = lbpCodes(plane, height, width, circle)
      return meaning ? codes.map(meaning) : codes
    }),
  )
}
