import type { Anatomy } from '../anatomy.js'
import { type Frame, toPicture } from '../painting/frame.js'
import { type Bounds, bounding, type Point } from '../shapes/shape.js'
import { fillMask } from './fill-mask.js'

/** Where things are in some pictures; the shapes are those of `PetFaces`. */
export interface Truths {
  readonly masks: Uint8Array
  readonly boxes: Float32Array
  readonly earBoxes: Float32Array
  readonly keypoints: Float32Array
}

const within = (value: number) => Math.min(1, Math.max(0, value))

const asArray = ({ top, left, bottom, right }: Bounds) => [top, left, bottom, right]

/** Writes where things are in one picture. */
export const writeTruths = (
  { masks, boxes, earBoxes, keypoints }: Truths,
  index: number,
  {
    size,
    frame,
    anatomy,
    mirrored,
  }: {
    readonly size: number
    readonly frame: Frame
    readonly anatomy: Anatomy
    readonly mirrored: boolean
  },
): void => {
  const { head, sides, nose } = anatomy
  // Left is left in the picture, whatever side of the animal it is.
  const [left, right] = mirrored ? [sides[1], sides[0]] : sides

  const seen = ({ x, y }: Point): Point => {
    const point = toPicture(frame, { x, y })
    return { x: within(point.x), y: within(point.y) }
  }
  const points = [left.eye, right.eye, nose, left.ear.tip, right.ear.tip].map(seen)
  keypoints.set(
    points.flatMap(({ x, y }) => [x, y]),
    index * 10,
  )

  const mask = masks.subarray(index * size * size, (index + 1) * size * size)
  // An ear that jitter has put outside the picture has a box without area, at its tip on the edge.
  const boundsOfEar = (ear: typeof left.ear): Bounds => {
    const { x, y } = seen(ear.tip)
    return fillMask(mask, size, frame, ear.shape) ?? { left: x, top: y, right: x, bottom: y }
  }
  const ears = [left, right].map(({ ear }) => boundsOfEar(ear))
  earBoxes.set(ears.flatMap(asArray), index * 8)
  const ofHead = fillMask(mask, size, frame, head)
  boxes.set(asArray(bounding(ofHead ? [ofHead, ...ears] : ears)), index * 4)
}
