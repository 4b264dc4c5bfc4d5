import type { Occluder } from '../params.js'
import { ellipse } from '../shapes/ellipse.js'
import { stroke } from '../shapes/stroke.js'
import { turnedFrame } from './frame.js'
import { type Picture, paint } from './paint.js'

/** Paints what lies over an animal. */
export const paintOccluder = (
  picture: Picture,
  { kind, centre, radius, rotationDegrees, colour }: Occluder,
): void => {
  if (radius === 0) return
  const frame = turnedFrame({ centre, unit: 1, rotationDegrees, mirrored: false })
  const shape =
    kind === 'disc'
      ? ellipse({ x: 0, y: 0, halfWidth: radius, halfHeight: radius })
      : // Longer than the picture is, so that no end shows.
        stroke({ x: 0, y: -2 }, { x: 0, y: 2 }, 2 * radius)
  paint(picture, frame, shape, colour)
}
