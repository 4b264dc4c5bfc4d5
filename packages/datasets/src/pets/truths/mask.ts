import { forEachPixel } from '../painting/for-each-pixel.js'
import type { Frame } from '../painting/frame.js'
import type { Shape } from '../shapes/shape.js'

/**
 * Writes 1 where a pixel's centre lies in a shape.
 *
 * @param mask `[size, size]`
 */
export const fillMask = (mask: Uint8Array, size: number, frame: Frame, shape: Shape): void =>
  forEachPixel(size, frame, shape, (column, row, distance) => {
    if (distance <= 0) mask[row * size + column] = 1
  })
