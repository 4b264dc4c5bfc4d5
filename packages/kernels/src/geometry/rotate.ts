import { checkImage, type Image, shape4 } from '../image.js'
import { checkFinite, refuse } from '../options.js'
import { inTurn, mapPoint, type Point, rotation, translation } from './matrix.js'
import type { Size } from './sampler.js'
import { checkHasPixels } from './size.js'
import { checkWarp, type WarpOptions, warp } from './warp.js'

export interface RotateOptions extends WarpOptions {
  /** Counterclockwise, as it is seen. */
  readonly angleDegrees: number
  /** Whether the result is as large as the turned image needs, or as the image. Default: false. */
  readonly resize?: boolean
  /** What stays where it is. Default: the middle of the image. */
  readonly center?: Point
}

/** Half to the even neighbour, as NumPy. */
const rounded = (value: number): number => {
  const floor = Math.floor(value)
  if (value - floor !== 0.5) return Math.round(value)
  return floor % 2 === 0 ? floor : floor + 1
}

/** Where the corners of a turned image reach to. */
const boundsOf = (corners: readonly Point[]): Size & { readonly corner: Point } => {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  const corner = { x: Math.min(...xs), y: Math.min(...ys) }
  return {
    corner,
    height: rounded(Math.max(...ys) - corner.y + 1),
    width: rounded(Math.max(...xs) - corner.x + 1),
  }
}

/**
 * Turns an image around its middle, as scikit-image's `rotate`. Each channel for itself. Differentiable: yes.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image, or with `resize` its rank
 * @throws `kernels/option`, `kernels/no-pixels`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const tilted = rotate(image, { angleDegrees: 15, border: 'edge' })
 * ```
 */
export const rotate = <T extends Image>(
  image: T,
  { angleDegrees, resize = false, center, ...options }: RotateOptions,
): T => {
  checkImage('rotate', image)
  checkFinite('rotate', 'angleDegrees', angleDegrees)
  if (typeof resize !== 'boolean') refuse('rotate', 'resize', 'true or false', resize)
  const [, height, width] = shape4(image.shape)
  const { x, y } = center ?? { x: (width - 1) / 2, y: (height - 1) / 2 }
  checkFinite('rotate', 'center.x', x)
  checkFinite('rotate', 'center.y', y)
  checkHasPixels('rotate', image)
  const told = checkWarp('rotate', options)
  const around = (angle: number) => inTurn(translation(-x, -y), rotation(angle), translation(x, y))
  const back = around(-angleDegrees)
  if (!resize) return warp(image, back, { height, width }, told)
  const [right, bottom] = [width - 1, height - 1]
  const corners = [0, right].flatMap((x) => [0, bottom].map((y) => ({ x, y })))
  const turn = around(angleDegrees)
  const { corner, ...size } = boundsOf(corners.map((point) => mapPoint(turn, point)))
  return warp(image, inTurn(translation(corner.x, corner.y), back), size, told)
}
