import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core'
import type { SiftKeypoint } from '../features/sift/keypoint.js'
import { checkPositive } from '../options.js'
import { type Canvas, type Colour, canvasOf, draw, pictureOf } from './canvas.js'

export interface KeypointPictureOptions {
  /** The largest value of the image, which colours are made of. Default: 1. */
  readonly dataRange?: number
}

const operation = 'keypointPicture'

/** A spot of a Gaussian changes its sign so many sigmas from its middle. */
const radiusInSigmas = Math.SQRT2

const circle = (canvas: Canvas, { y, x, sigma }: SiftKeypoint, colour: Colour): void => {
  const radius = radiusInSigmas * sigma
  const corners = 8 * Math.ceil(radius)
  const cornerAt = (corner: number) => {
    const angle = (2 * Math.PI * corner) / corners
    return [y + radius * Math.sin(angle), x + radius * Math.cos(angle)] as const
  }
  for (let corner = 0; corner < corners; corner++) {
    draw(canvas, cornerAt(corner), cornerAt(corner + 1), colour)
  }
}

/**
 * A picture of keypoints on their image: circles as large as the spots are, with a line in their direction.
 * Differentiable: no.
 *
 * @param image `[height, width]` or `[height, width, 1]`
 * @param keypoints of {@link sift}
 * @returns `[height, width, 3]`: gray, and yellow where something is drawn
 * @throws `kernels/option`, `kernels/needs-host` on WebGPU, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const picture = keypointPicture(gray, sift(gray, { maxKeypoints: 50 }).keypoints)
 * ```
 */
export const keypointPicture = (
  image: Tensor2D | Tensor3D,
  keypoints: readonly SiftKeypoint[],
  { dataRange = 1 }: KeypointPictureOptions = {},
): Tensor3D => {
  checkPositive(operation, 'dataRange', dataRange)
  const canvas = canvasOf(operation, [image])
  const yellow = [dataRange, dataRange, 0] as const
  for (const keypoint of keypoints) {
    const { y, x, sigma, angleDegrees } = keypoint
    const angle = (Math.PI * angleDegrees) / 180
    const radius = radiusInSigmas * sigma
    circle(canvas, keypoint, yellow)
    draw(canvas, [y, x], [y + radius * Math.sin(angle), x + radius * Math.cos(angle)], yellow)
  }
  return pictureOf(canvas)
}
