import { forEachPixel } from '../painting/for-each-pixel.js'
import { type Frame, toPicture } from '../painting/frame.js'
import type { Point, Shape } from '../shapes/shape.js'

const within = (value: number) => Math.min(1, Math.max(0, value))

/** The nearest point of the picture. */
export const inPicture = ({ x, y }: Point): Point => ({ x: within(x), y: within(y) })

/**
 * Writes the box around those pixels whose centres lie in a shape, as `y1, x1, y2, x2` in 0 to 1.
 *
 * @param fallback in head coordinates: where a box without area lies if no pixel does
 */
export const writeBox = (
  boxes: Float32Array,
  at: number,
  { size, frame, shape, fallback }: { size: number; frame: Frame; shape: Shape; fallback: Point },
): void => {
  let top = size
  let left = size
  let bottom = -1
  let right = -1
  forEachPixel(size, frame, shape, (column, row, distance) => {
    if (distance > 0) return
    if (row < top) top = row
    if (column < left) left = column
    if (row > bottom) bottom = row
    if (column > right) right = column
  })
  if (bottom < 0) {
    const { x, y } = inPicture(toPicture(frame, fallback))
    boxes.set([y, x, y, x], at)
  } else boxes.set([top / size, left / size, (bottom + 1) / size, (right + 1) / size], at)
}
