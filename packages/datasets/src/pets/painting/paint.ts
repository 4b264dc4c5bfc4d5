import type { Colour } from '../colour.js'
import type { Shape } from '../shapes/shape.js'
import { forEachPixel } from './for-each-pixel.js'
import type { Frame } from './frame.js'

/** A square picture in the making. */
export interface Picture {
  /** Pixels along each side. */
  readonly size: number
  /** `[size, size, 3]`, about 0 to 1. */
  readonly pixels: Float64Array
}

/**
 * Paints a shape over a picture, with edges one pixel wide.
 *
 * @param opacity how much of what lies beneath is covered, 0 to 1
 */
export const paint = (
  { size, pixels }: Picture,
  frame: Frame,
  shape: Shape,
  [red, green, blue]: Colour,
  opacity = 1,
): void =>
  forEachPixel(size, frame, shape, (column, row, distance) => {
    if (distance >= 0.5) return
    const cover = opacity * Math.min(1, 0.5 - distance)
    const at = (row * size + column) * 3
    pixels[at] = pixels[at]! + (red - pixels[at]!) * cover
    pixels[at + 1] = pixels[at + 1]! + (green - pixels[at + 1]!) * cover
    pixels[at + 2] = pixels[at + 2]! + (blue - pixels[at + 2]!) * cover
  })
