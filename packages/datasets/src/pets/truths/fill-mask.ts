import { forEachPixel } from '../painting/for-each-pixel.js'
import type { Frame } from '../painting/frame.js'
import type { Bounds, Shape } from '../shapes/shape.js'

/**
 * Writes 1 where a pixel's centre lies in a shape.
 *
 * @param mask `[size, size]`
 * @returns the box around these pixels, in 0 to 1, or undefined where there are none
 */
export const fillMask = (
  mask: Uint8Array,
  size: number,
  frame: Frame,
  shape: Shape,
): Bounds | undefined => {
  let top = size
  let left = size
  let bottom = 0
  let right = 0
  forEachPixel(size, frame, shape, (column, row, distance) => {
    if (distance > 0) return
    mask[row * size + column] = 1
    if (row < top) top = row
    if (column < left) left = column
    if (row >= bottom) bottom = row + 1
    if (column >= right) right = column + 1
  })
  if (bottom === 0) return undefined
  return { top: top / size, left: left / size, bottom: bottom / size, right: right / size }
}
