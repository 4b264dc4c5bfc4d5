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
  return {
    distance: (x, y) => {
      const u = ((x - centreX) * c + (y - centreY) * s) / halfWidth
      const v = ((y - centreY) * c - (x - centreX) * s) / halfHeight
      const radius = length(u, v)
      const gradient = length(u / halfWidth, v / halfHeight)
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
