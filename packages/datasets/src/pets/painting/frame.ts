import { cosine, sine } from '../arithmetic/sine.js'
import type { Bounds, Point } from '../shapes/shape.js'

/** How the coordinates in which shapes are given lie in the picture, where x and y are in 0 to 1. */
export interface Frame {
  /** The picture's length of one unit. */
  readonly unit: number
  /** Directions of the axes in the picture: `x axis (xx, xy)`, `y axis (yx, yy)`, of length 1. */
  readonly xx: number
  readonly xy: number
  readonly yx: number
  readonly yy: number
  readonly originX: number
  readonly originY: number
}

/** The picture's own coordinates. */
export const pictureFrame: Frame = { unit: 1, xx: 1, xy: 0, yx: 0, yy: 1, originX: 0, originY: 0 }

/** Coordinates around a centre, turned clockwise (y points down), then mirrored left to right. */
export const turnedFrame = (pose: {
  readonly centre: Point
  readonly unit: number
  readonly rotationDegrees: number
  readonly mirrored: boolean
}): Frame => {
  const radians = (pose.rotationDegrees * Math.PI) / 180
  const c = cosine(radians)
  const s = sine(radians)
  const side = pose.mirrored ? -1 : 1
  const { x: originX, y: originY } = pose.centre
  return { unit: pose.unit, xx: side * c, xy: side * s, yx: -s, yy: c, originX, originY }
}

/** Where in the picture a point of the frame is. */
export const toPicture = (frame: Frame, { x, y }: Point): Point => ({
  x: frame.originX + frame.unit * (x * frame.xx + y * frame.yx),
  y: frame.originY + frame.unit * (x * frame.xy + y * frame.yy),
})

/** The upright box in the picture around a box of the frame. */
export const boundsInPicture = (frame: Frame, { left, top, right, bottom }: Bounds): Bounds => {
  const corners = [left, right].flatMap((x) => [top, bottom].map((y) => toPicture(frame, { x, y })))
  const xs = corners.map(({ x }) => x)
  const ys = corners.map(({ y }) => y)
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  }
}
