import type { Point, Shape } from './shape.js'

/** A line with round ends. */
export const stroke = (from: Point, to: Point, width: number): Shape => {
  const dx = to.x - from.x
  const dy = to.y - from.y
  const lengthSquared = dx * dx + dy * dy
  const half = width / 2
  return {
    distance: (x, y) => {
      const along = ((x - from.x) * dx + (y - from.y) * dy) / lengthSquared
      const nearest = Math.min(1, Math.max(0, along))
      const offX = x - from.x - nearest * dx
      const offY = y - from.y - nearest * dy
      return Math.sqrt(offX * offX + offY * offY) - half
    },
    bounds: {
      left: Math.min(from.x, to.x) - half,
      top: Math.min(from.y, to.y) - half,
      right: Math.max(from.x, to.x) + half,
      bottom: Math.max(from.y, to.y) + half,
    },
  }
}
