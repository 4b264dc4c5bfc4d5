import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core'
import type { Point } from '../geometry/matrix.js'
import { checkPositive, refuse } from '../options.js'
import { canvasOf, draw, pictureOf } from './canvas.js'
import type { KeypointPictureOptions } from './keypoint-picture.js'

const operation = 'matchPicture'

/** One after the other, so that lines beside each other differ. */
const colours = [
  [1, 1, 0],
  [0, 1, 1],
  [1, 0, 1],
  [0, 1, 0],
  [1, 0.5, 0],
  [0.3, 0.6, 1],
] as const

/**
 * A picture of two images side by side, with a line from each point of one to its match in the other.
 * Differentiable: no.
 *
 * @param one `[height, width]` or `[height, width, 1]`, on the left
 * @param other another, of any size
 * @param from points of one; keypoints are points
 * @param to the points of the other that they belong to, one for each
 * @returns `[height of the higher, width of both, 3]`: gray, black below the lower one, lines in six colours
 * @throws `kernels/option`, `kernels/needs-host` on WebGPU, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const matches = matchDescriptors(left.descriptors, right.descriptors)
 * const from = matches.map((match) => left.keypoints[match.from])
 * const to = matches.map((match) => right.keypoints[match.to])
 * const picture = matchPicture(one, other, from, to)
 * ```
 */
export const matchPicture = (
  one: Tensor2D | Tensor3D,
  other: Tensor2D | Tensor3D,
  from: readonly Point[],
  to: readonly Point[],
  { dataRange = 1 }: KeypointPictureOptions = {},
): Tensor3D => {
  checkPositive(operation, 'dataRange', dataRange)
  if (from.length !== to.length) {
    refuse(operation, 'to', `${from.length} points, one for each of "from"`, to.length)
  }
  const canvas = canvasOf(operation, [one, other])
  const left = canvas.lefts[1]!
  for (const [index, { y, x }] of from.entries()) {
    const there = to[index]!
    const [red, green, blue] = colours[index % colours.length]!
    const colour = [dataRange * red, dataRange * green, dataRange * blue] as const
    draw(canvas, [y, x], [there.y, there.x + left], colour)
  }
  return pictureOf(canvas)
}
