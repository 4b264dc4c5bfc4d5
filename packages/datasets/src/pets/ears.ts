import { cosine, sine } from './arithmetic/sine.js'
import type { PetFaceParams, PetSpecies } from './params.js'
import { type EllipseParts, ellipse } from './shapes/ellipse.js'
import type { Point, Shape } from './shapes/shape.js'
import { triangle } from './shapes/triangle.js'

/** An ear in head coordinates. */
export interface Ear {
  readonly shape: Shape
  /** The part that lies within, smaller by about a third. */
  readonly inner: Shape
  /** The end away from the head. */
  readonly tip: Point
}

/** Whose ear it is: the side of the head (-1 where x is negative), half its width, its length. */
type Place = readonly [side: number, width: number, length: number]

type Oval = Required<EllipseParts>

const between = (from: number, to: number, share: number) => from + (to - from) * share

const towards = (from: Point, to: Point, share: number): Point => ({
  x: between(from.x, to.x, share),
  y: between(from.y, to.y, share),
})

type Corners = readonly [outer: Point, inner: Point, tip: Point]

const cornersOfCat = (...[side, width, length]: Place): Corners => [
  { x: side * 0.85 * width, y: -0.3 },
  { x: side * 0.12 * width, y: -0.8 },
  { x: side * 0.75 * width, y: -0.55 - 0.95 * length },
]

const ovals: Record<PetSpecies, (...place: Place) => Oval> = {
  // What stands for the triangle where other ears move towards it, with about its tip.
  cat: (side, width, length) => ({
    x: side * 0.6 * width,
    y: -0.55 - 0.35 * length,
    halfWidth: 0.36 * width,
    halfHeight: 0.6 * length,
    tiltRadians: side * 0.25,
  }),
  dog: (side, width, length) => ({
    x: side * 1.02 * width,
    y: -0.45 + 0.6 * length,
    halfWidth: 0.26,
    halfHeight: 0.65 * length,
    tiltRadians: -side * 0.2,
  }),
  rabbit: (side, width, length) => ({
    x: side * 0.4 * width,
    y: -0.75 - 0.7 * length,
    halfWidth: 0.2,
    halfHeight: 0.75 * length,
    tiltRadians: side * 0.15,
  }),
}

const ovalTowards = (from: Oval, to: Oval, share: number): Oval => ({
  ...towards(from, to, share),
  halfWidth: between(from.halfWidth, to.halfWidth, share),
  halfHeight: between(from.halfHeight, to.halfHeight, share),
  tiltRadians: between(from.tiltRadians, to.tiltRadians, share),
})

/** A point of an ellipse, given as if it were a circle of radius 1. */
const pointOn = ({ x, y, halfWidth, halfHeight, tiltRadians }: Oval, u: number, v: number) => {
  const c = cosine(tiltRadians)
  const s = sine(tiltRadians)
  return {
    x: x + u * halfWidth * c - v * halfHeight * s,
    y: y + u * halfWidth * s + v * halfHeight * c,
  }
}

/** The largest triangle in an ellipse, one corner at its upper end. */
const cornersOn = (oval: Oval, side: number): Corners => {
  const across = side * Math.sqrt(0.75)
  return [pointOn(oval, across, 0.5), pointOn(oval, -across, 0.5), pointOn(oval, 0, -1)]
}

const pointedEar = ([outer, inner, tip]: Corners): Ear => {
  const middle = { x: (outer.x + inner.x + tip.x) / 3, y: (outer.y + inner.y + tip.y) / 3 }
  const smaller = (corner: Point) => towards(corner, middle, 0.4)
  return {
    shape: triangle(outer, inner, tip),
    inner: triangle(smaller(outer), smaller(inner), smaller(tip)),
    tip,
  }
}

const ovalEar = (oval: Oval): Ear => {
  const [top, bottom] = [pointOn(oval, 0, -1), pointOn(oval, 0, 1)]
  const fromHead = ({ x, y }: Point) => x * x + y * y
  const { halfWidth, halfHeight } = oval
  return {
    shape: ellipse(oval),
    inner: ellipse({ ...oval, halfWidth: halfWidth * 0.55, halfHeight: halfHeight * 0.72 }),
    tip: fromHead(bottom) > fromHead(top) ? bottom : top,
  }
}

/**
 * An animal's ear, moved towards that of another species as its parameters say. Pointed ears stay
 * pointed and round ones round.
 */
export const earOf = (
  { species, ears }: Pick<PetFaceParams, 'species' | 'ears'>,
  ...place: Place
): Ear => {
  const { towards: other, share } = ears
  const goal = ovals[other](...place)
  if (species !== 'cat') return ovalEar(ovalTowards(ovals[species](...place), goal, share))
  const [outer, inner, tip] = cornersOfCat(...place)
  const [outerGoal, innerGoal, tipGoal] = cornersOn(goal, place[0])
  return pointedEar([
    towards(outer, outerGoal, share),
    towards(inner, innerGoal, share),
    towards(tip, tipGoal, share),
  ])
}
