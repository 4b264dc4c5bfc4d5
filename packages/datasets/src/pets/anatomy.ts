import { cosine, sine } from './arithmetic/sine.js'
import type { PetFaceParams, PetSpecies } from './params.js'
import { type EllipseParts, ellipse } from './shapes/ellipse.js'
import { type Point, type Shape, union } from './shapes/shape.js'
import { triangle } from './shapes/triangle.js'

/** An ear in head coordinates. */
export interface Ear {
  readonly shape: Shape
  /** The part that lies within, smaller by about a third. */
  readonly inner: Shape
  /** The end away from the head. */
  readonly tip: Point
}

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

const towards = (from: Point, to: Point, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
})

const catEar = (side: number, width: number, length: number): Ear => {
  const outer = { x: side * 0.85 * width, y: -0.3 }
  const inner = { x: side * 0.12 * width, y: -0.8 }
  const tip = { x: side * 0.75 * width, y: -0.55 - 0.95 * length }
  const middle = { x: (outer.x + inner.x + tip.x) / 3, y: (outer.y + inner.y + tip.y) / 3 }
  const [a, b, c] = [outer, inner, tip].map((corner) => towards(corner, middle, 0.4)) as [
    Point,
    Point,
    Point,
  ]
  return { shape: triangle(outer, inner, tip), inner: triangle(a, b, c), tip }
}

/** @param end 1 where the lower end of the ellipse is the tip, -1 where the upper one is */
const ovalEar = (parts: EllipseParts & { readonly tiltRadians: number }, end: number): Ear => {
  const { x, y, halfWidth, halfHeight, tiltRadians } = parts
  const inner = { ...parts, halfWidth: halfWidth * 0.55, halfHeight: halfHeight * 0.72 }
  return {
    shape: ellipse(parts),
    inner: ellipse(inner),
    tip: {
      x: x - end * halfHeight * sine(tiltRadians),
      y: y + end * halfHeight * cosine(tiltRadians),
    },
  }
}

const dogEar = (side: number, width: number, length: number): Ear =>
  ovalEar(
    {
      x: side * 1.02 * width,
      y: -0.45 + 0.6 * length,
      halfWidth: 0.26,
      halfHeight: 0.65 * length,
      tiltRadians: -side * 0.2,
    },
    1,
  )

const rabbitEar = (side: number, width: number, length: number): Ear =>
  ovalEar(
    {
      x: side * 0.4 * width,
      y: -0.75 - 0.7 * length,
      halfWidth: 0.2,
      halfHeight: 0.75 * length,
      tiltRadians: side * 0.15,
    },
    -1,
  )

const ears: Record<PetSpecies, (side: number, width: number, length: number) => Ear> = {
  cat: catEar,
  dog: dogEar,
  rabbit: rabbitEar,
}

/** Where the parts of a face are. */
export const anatomyOf = ({ species, age, weight, asymmetry }: PetFaceParams): Anatomy => {
  const width = 0.85 + (0.45 * (weight - 1)) / 9
  const head = ellipse({ x: 0, y: 0, halfWidth: width, halfHeight: 1 })
  const sideAt = (side: -1 | 1, asymmetryHere: number): FaceSide => ({
    side,
    ear: ears[species](side, width, 1 - 0.5 * asymmetryHere),
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
