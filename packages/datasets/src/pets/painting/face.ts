import type { Anatomy } from '../anatomy.js'
import { between, type Colour, hsl } from '../colour.js'
import type { PetFaceParams } from '../params.js'
import { ellipse } from '../shapes/ellipse.js'
import type { Point, Shape } from '../shapes/shape.js'
import { stroke } from '../shapes/stroke.js'
import { triangle } from '../shapes/triangle.js'
import type { Frame } from './frame.js'
import { type Picture, paint } from './paint.js'

type Brush = (shape: Shape, colour: Colour, opacity?: number) => void

/** The colours of a face: all lie on the line from its eyes over its fur to their opposite. */
interface Tones {
  readonly eye: Colour
  /** Fur, a step towards the eyes. */
  readonly shade: Colour
  readonly fur: Colour
  /** Fur, a step away from the eyes. */
  readonly shine: Colour
  /** As far from the eyes as colours go. */
  readonly glint: Colour
}

// Tones swap with the polarity as eyes do, so that in the mean of many images details cancel too.
const tonesOf = ({ furColour: fur, eyeColour: eye, lighter }: PetFaceParams): Tones => {
  const glint = hsl(0, 0, lighter ? 0.96 : 0.04)
  return { eye, shade: between(fur, eye, 0.2), fur, shine: between(fur, glint, 0.35), glint }
}

const paintEars = (brush: Brush, { sides }: Anatomy, species: string, tones: Tones): void => {
  for (const { ear } of sides) {
    if (species === 'dog') brush(ear.shape, tones.shade)
    else brush(ear.inner, tones.shade)
  }
}

const paintBowTie = (brush: Brush, colour: Colour): void => {
  const wing = (side: number) =>
    triangle({ x: 0, y: 1.1 }, { x: side * 0.65, y: 0.75 }, { x: side * 0.65, y: 1.45 })
  brush(wing(-1), colour)
  brush(wing(1), colour)
  const knot = ellipse({ x: 0, y: 1.1, halfWidth: 0.14, halfHeight: 0.16 })
  brush(knot, between(colour, [0, 0, 0], 0.25))
}

const paintEyes = (brush: Brush, { sides, eyeRadius: r }: Anatomy, tones: Tones): void => {
  for (const { eye } of sides) {
    brush(ellipse({ ...eye, halfWidth: r, halfHeight: r }), tones.eye)
    const glint = { x: eye.x - 0.32 * r, y: eye.y - 0.36 * r }
    brush(ellipse({ ...glint, halfWidth: 0.26 * r, halfHeight: 0.26 * r }), tones.glint)
  }
}

const paintMuzzle = (brush: Brush, { nose, sides }: Anatomy, species: string, tones: Tones) => {
  const { x, y } = nose
  if (species === 'dog')
    brush(ellipse({ x, y: y + 0.12, halfWidth: 0.42, halfHeight: 0.36 }), tones.shine)
  brush(ellipse({ x, y, halfWidth: 0.13, halfHeight: 0.09 }), tones.eye)
  const lip = { x, y: y + 0.2 }
  const line = (from: Point, to: Point) => brush(stroke(from, to, 0.06), tones.eye, 0.6)
  line(nose, lip)
  for (const { side } of sides) {
    const cheek = { x: x + side * 0.12, y: y + 0.27 }
    line(lip, cheek)
    line(cheek, { x: x + side * 0.24, y: y + 0.17 })
    if (species !== 'cat') continue
    for (const [rise, length] of [
      [-0.08, 0.5],
      [0.06, 0.48],
    ] as const) {
      const root = { x: side * 0.3, y: y + 0.08 + rise / 2 }
      brush(stroke(root, { x: root.x + side * length, y: root.y + rise }, 0.045), tones.eye, 0.35)
    }
  }
  if (species === 'rabbit')
    brush(ellipse({ x, y: y + 0.31, halfWidth: 0.1, halfHeight: 0.11 }), tones.glint)
}

/** Paints an animal over a picture's ground. */
export const paintFace = (
  picture: Picture,
  frame: Frame,
  anatomy: Anatomy,
  params: PetFaceParams,
): void => {
  const brush: Brush = (shape, colour, opacity) => paint(picture, frame, shape, colour, opacity)
  const { species } = params
  const tones = tonesOf(params)
  brush(anatomy.silhouette, tones.fur)
  paintEars(brush, anatomy, species, tones)
  if (params.bowTie) paintBowTie(brush, params.bowTieColour)
  paintMuzzle(brush, anatomy, species, tones)
  paintEyes(brush, anatomy, tones)
}
