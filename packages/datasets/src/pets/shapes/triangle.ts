import type { Point, Shape } from './shape.js'

/** A triangle from three corners, in any order. */
export const triangle = (a: Point, b: Point, c: Point): Shape => {
  const clockwise = Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x))
  // Each edge as the line nx * x + ny * y + offset, positive outside.
  const edge = (from: Point, to: Point) => {
    const dx = to.x - from.x
    const dy = to.y - from.y
    const scale = clockwise / Math.sqrt(dx * dx + dy * dy)
    const nx = dy * scale
    const ny = -dx * scale
    return { nx, ny, offset: -nx * from.x - ny * from.y }
  }
  const ab = edge(a, b)
  const bc = edge(b, c)
  const ca = edge(c, a)
  return {
    distance: (x, y) =>
      Math.max(
        ab.nx * x + ab.ny * y + ab.offset,
        bc.nx * x + bc.ny * y + bc.offset,
        ca.nx * x + ca.ny * y + ca.offset,
      ),
    bounds: {
      left: Math.min(a.x, b.x, c.x),
      top: Math.min(a.y, b.y, c.y),
      right: Math.max(a.x, b.x, c.x),
      bottom: Math.max(a.y, b.y, c.y),
    },
  }
}
