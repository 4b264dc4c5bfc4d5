import { cosine, sine } from '../arithmetic/sine.js'
import type { Shape } from './shape.js'

// Not Math.hypot, whose last digits differ between engines.
const length = (x: number, y: number) => Math.sqrt(x * x + y * y)

/** Where an ellipse lies, with half its axes and its tilt, clockwise as y points down. */
export interface EllipseParts {
  readonly x: number
  readonly y: number
  readonly halfWidth: number
  readonly halfHeight: number
  readonly tiltRadians?: number
}

/**
 * An ellipse. The distance is that of its equation divided by the equation's gradient (I. Quilez,
 * Ellipse distance estimation): right to first order at the edge, where it makes the colour.
 */
export const ellipse = (parts: EllipseParts): Shape => {
  const { x: centreX, y: centreY, halfWidth, halfHeight, tiltRadians = 0 } = parts
  const c = cosine(tiltRadians)
  const s = sine(tiltRadians)
  const alongX = length(halfWidth * c, halfHeight * s)
  const alongY = length(halfWidth * s, halfHeight * c)
  const perWidth = 1 / halfWidth
  const perHeight = 1 / halfHeight
  return {
    distance: (x, y) => {
      const dx = x - centreX
      const dy = y - centreY
      const u = (dx * c + dy * s) * perWidth
      const v = (dy * c - dx * s) * perHeight
      const radius = length(u, v)
      const gradient = length(u * perWidth, v * perHeight)
      return gradient === 0 ? -halfWidth : (radius * (radius - 1)) / gradient
    },
    bounds: {
      left: centreX - alongX,
      top: centreY - alongY,
      right: centreX + alongX,
      bottom: centreY + alongY,
    },
  }
}
