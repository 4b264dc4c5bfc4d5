import type { Shape } from '../shapes/shape.js'
import { boundsInPicture, type Frame } from './frame.js'

/**
 * Visits the pixels that a shape may touch, row by row.
 *
 * @param size pixels along each side of the picture
 * @param visit gets the pixel's column, row, and its centre's distance to the shape in pixels
 */
export const forEachPixel = (
  size: number,
  frame: Frame,
  shape: Shape,
  visit: (column: number, row: number, distance: number) => void,
): void => {
  const { xx, xy, yx, yy, unit, originX, originY } = frame
  const { left, top, right, bottom } = boundsInPicture(frame, shape.bounds)
  // A pixel farther than half a pixel outside has no share in the shape.
  const firstColumn = Math.max(0, Math.floor(left * size - 1))
  const lastColumn = Math.min(size - 1, Math.ceil(right * size))
  const firstRow = Math.max(0, Math.floor(top * size - 1))
  const lastRow = Math.min(size - 1, Math.ceil(bottom * size))
  const pixels = unit * size
  for (let row = firstRow; row <= lastRow; row++) {
    const dy = ((row + 0.5) / size - originY) / unit
    for (let column = firstColumn; column <= lastColumn; column++) {
      const dx = ((column + 0.5) / size - originX) / unit
      visit(column, row, pixels * shape.distance(dx * xx + dy * xy, dx * yx + dy * yy))
    }
  }
}
