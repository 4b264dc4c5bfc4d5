import { type Ear, earOf } from './ears.js'
import type { PetFaceParams } from './params.js'
import { ellipse } from './shapes/ellipse.js'
import { type Point, type Shape, union } from './shapes/shape.js'

/** What belongs to one half of a face. */
export interface FaceSide {
  /** -1 where x is negative, 1 where it is positive; the latter has the shorter ear. */
  readonly side: -1 | 1
  readonly ear: Ear
  readonly eye: Point
}

/**
 * A face in head coordinates: the origin is the centre of the head, the unit half its height, y
 * points down.
 */
export interface Anatomy {
  /** Half the width of the head. */
  readonly width: number
  readonly head: Shape
  readonly sides: readonly [FaceSide, FaceSide]
  /** Head and ears: what a mask holds. */
  readonly silhouette: Shape
  readonly eyeRadius: number
  readonly nose: Point
}

/** Where the parts of a face are. */
export const anatomyOf = (params: PetFaceParams): Anatomy => {
  const { age, weight, asymmetry } = params
  const width = 0.85 + (0.45 * (weight - 1)) / 9
  const head = ellipse({ x: 0, y: 0, halfWidth: width, halfHeight: 1 })
  const sideAt = (side: -1 | 1, asymmetryHere: number): FaceSide => ({
    side,
    ear: earOf(params, side, width, 1 - 0.5 * asymmetryHere),
    eye: { x: side * 0.42 * width, y: -0.12 + 0.35 * asymmetryHere },
  })
  const sides = [sideAt(-1, 0), sideAt(1, asymmetry)] as const
  return {
    width,
    head,
    sides,
    silhouette: union(head, sides[0].ear.shape, sides[1].ear.shape),
    eyeRadius: 0.3 - (0.16 * age) / 15,
    nose: { x: 0, y: 0.38 },
  }
}
