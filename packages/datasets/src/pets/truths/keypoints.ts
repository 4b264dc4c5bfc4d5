import type { FaceSide } from '../anatomy.js'
import { type Frame, toPicture } from '../painting/frame.js'
import type { Point } from '../shapes/shape.js'
import { inPicture } from './box.js'

/** Writes `x, y` of left eye, right eye, nose, left ear tip, right ear tip; left in the picture. */
export const writeKeypoints = (
  keypoints: Float32Array,
  at: number,
  frame: Frame,
  [left, right]: readonly [FaceSide, FaceSide],
  nose: Point,
): void => {
  const points = [left.eye, right.eye, nose, left.ear.tip, right.ear.tip]
  for (const [place, point] of points.entries()) {
    const { x, y } = inPicture(toPicture(frame, point))
    keypoints[at + 2 * place] = x
    keypoints[at + 2 * place + 1] = y
  }
}
