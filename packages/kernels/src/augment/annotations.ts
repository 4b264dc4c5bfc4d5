import { type Matrix3, mapPoint, type Point } from '../geometry/matrix.js'
import type { Size } from '../geometry/sampler.js'
import { checkFinite, checkWhole, refuse } from '../options.js'

interface OfAnImage {
  /** Which image of a batch. Default: 0. */
  readonly image?: number
}

/** A rectangle between edges of pixels: the whole image is 0, 0, `width`, `height`. */
export interface Box extends OfAnImage {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A place between centres of pixels: the first one is 0, 0. */
export interface Keypoint extends OfAnImage, Point {
  /** Whether it is in sight. Default: true. */
  readonly isVisible?: boolean
}

/** @throws `kernels/option` */
export const checkBoxes = (boxes: readonly Box[], images: number): void => {
  for (const [index, { image = 0, left, top, right, bottom }] of boxes.entries()) {
    const name = `boxes[${index}]`
    checkWhole('augment', `${name}.image`, image, 0, images - 1)
    for (const [edge, value] of Object.entries({ left, top, right, bottom })) {
      checkFinite('augment', `${name}.${edge}`, value)
    }
    if (!(left < right)) refuse('augment', `${name}.right`, `above left, ${left}`, right)
    if (!(top < bottom)) refuse('augment', `${name}.bottom`, `above top, ${top}`, bottom)
  }
}

/** @throws `kernels/option` */
export const checkKeypoints = (keypoints: readonly Keypoint[], images: number): void => {
  for (const [index, { image = 0, x, y }] of keypoints.entries()) {
    checkWhole('augment', `keypoints[${index}].image`, image, 0, images - 1)
    checkFinite('augment', `keypoints[${index}].x`, x)
    checkFinite('augment', `keypoints[${index}].y`, y)
  }
}

const area = ({ left, top, right, bottom }: Box) =>
  Math.max(0, right - left) * Math.max(0, bottom - top)

/** What bounds a mapPoint box within a picture; nothing where too little of it is left in sight. */
export const movedBox = <B extends Box>(
  box: B,
  matrix: Matrix3,
  { height, width }: Size,
  minVisibility: number,
): B | undefined => {
  const corners = [box.left, box.right].flatMap((x) =>
    [box.top, box.bottom].map((y) => mapPoint(matrix, { x: x - 0.5, y: y - 0.5 })),
  )
  const [xs, ys] = [corners.map(({ x }) => x + 0.5), corners.map(({ y }) => y + 0.5)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [right, bottom] = [Math.max(...xs), Math.max(...ys)]
  const clipped = {
    left: Math.max(0, left),
    top: Math.max(0, top),
    right: Math.min(width, right),
    bottom: Math.min(height, bottom),
  }
  const seen = area(clipped)
  if (!(seen > 0 && seen >= minVisibility * area({ left, top, right, bottom }))) return undefined
  return { ...box, ...clipped }
}

/** Where a keypoint is now, and whether it is still in sight. */
export const movedKeypoint = <K extends Keypoint>(
  keypoint: K,
  matrix: Matrix3,
  { height, width }: Size,
): K => {
  const { x, y } = mapPoint(matrix, keypoint)
  const isInside = x >= -0.5 && x < width - 0.5 && y >= -0.5 && y < height - 0.5
  return { ...keypoint, x, y, isVisible: isInside && keypoint.isVisible !== false }
}
