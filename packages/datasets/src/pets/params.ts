import { type Colour, hsl } from './colour.js'
import type { RandomStream } from './random-stream.js'
import type { Point } from './shapes/shape.js'

/** The classes, in the order of their numbers. */
export const petSpecies = ['cat', 'dog', 'rabbit'] as const

export type PetSpecies = (typeof petSpecies)[number]

/** How hard the pictures are to learn from. */
export interface PetDifficulty {
  /** The probability that the animal is lighter than its ground. */
  readonly light: number
  /** How far size, place and rotation vary, 1 being the usual amount. */
  readonly jitter: number
  /** At most so many discs and triangles lie on the ground. */
  readonly distractors: number
  /** What lies over an animal covers at most this share of its head. */
  readonly occlusion: number
  /** At most this share of the way, ears move towards those of another species. */
  readonly overlap: number
}

/** A disc or triangle on the ground. Lengths are parts of the picture's side. */
export interface Distractor {
  readonly kind: 'disc' | 'triangle'
  readonly centre: Point
  /** Half its width. */
  readonly radius: number
  readonly colour: Colour
}

/** A disc, or a bar across the picture, over an animal. Lengths are parts of the picture's side. */
export interface Occluder {
  readonly kind: 'disc' | 'bar'
  readonly centre: Point
  /** Half its width; 0 where nothing lies over the animal. */
  readonly radius: number
  /** Clockwise from upright, of a bar. */
  readonly rotationDegrees: number
  readonly colour: Colour
}

/** What one picture was drawn from. Lengths are parts of the picture's side, y points down. */
export interface PetFaceParams {
  readonly species: PetSpecies
  /** Years, without the label's noise. */
  readonly age: number
  /** Kilograms, without the label's noise. */
  readonly weight: number
  /** 0 to 1: how much one ear is shorter and its eye lower. */
  readonly asymmetry: number
  readonly bowTie: boolean
  /** The ears lie a share of the way, 0 to 1, towards those of another species. */
  readonly ears: { readonly towards: PetSpecies; readonly share: number }

  /** Half the height of the head: the unit of its coordinates. */
  readonly radius: number
  /** Of the head. */
  readonly centre: Point
  /** Clockwise. */
  readonly rotationDegrees: number
  /** If true, the shorter ear is at the left. */
  readonly mirrored: boolean

  /** Whether the animal is lighter than its ground. */
  readonly lighter: boolean
  readonly furColour: Colour
  readonly eyeColour: Colour
  readonly bowTieColour: Colour
  readonly ground: {
    /** What the gradient goes from and to. */
    readonly colours: readonly [Colour, Colour]
    readonly gradientRadians: number
    /** Waves across the picture. */
    readonly waves: number
    readonly waveRadians: number
    readonly wavePhaseRadians: number
  }
  readonly distractors: readonly Distractor[]
  readonly occluder: Occluder
}

const fullTurn = 2 * Math.PI

const drawTraits = (stream: RandomStream) => ({
  species: petSpecies[stream.below(petSpecies.length)]!,
  age: stream.uniform(0.5, 15),
  weight: stream.uniform(1, 10),
  asymmetry: stream.uniform(0, 1),
  bowTie: stream.chance(0.5),
})

const drawPose = (stream: RandomStream, jitter: number) => {
  const vary = (middle: number, by: number) => middle + jitter * stream.uniform(-by, by)
  return {
    radius: vary(0.235, 0.03),
    centre: { x: vary(0.5, 0.08), y: vary(0.6, 0.06) },
    rotationDegrees: vary(0, 15),
    mirrored: stream.chance(0.5),
  }
}

// The hue is any and the saturation low, so that colour tells nothing of the animal.
const dullColour = (stream: RandomStream, lightness: number): Colour =>
  hsl(stream.uniform(0, 1), stream.uniform(0.1, 0.5), lightness)

const drawColours = (stream: RandomStream, light: number) => {
  const lighter = stream.chance(light)
  const contrast = (lighter ? 1 : -1) * stream.uniform(0.18, 0.45)
  const middle = 0.5 + stream.uniform(-0.08, 0.08)
  const groundLightness = middle - contrast / 2
  return {
    lighter,
    furColour: dullColour(stream, middle + contrast / 2),
    eyeColour: hsl(stream.uniform(0, 1), 0.2, lighter ? 0.08 : 0.92),
    bowTieColour: hsl(stream.uniform(0, 1), 0.8, stream.uniform(0.3, 0.7)),
    ground: {
      colours: [
        dullColour(stream, groundLightness),
        dullColour(stream, groundLightness + stream.uniform(-0.12, 0.12)),
      ] as const,
      gradientRadians: stream.uniform(0, fullTurn),
      waves: stream.uniform(2, 8),
      waveRadians: stream.uniform(0, fullTurn),
      wavePhaseRadians: stream.uniform(0, fullTurn),
    },
  }
}

// As light or dark as fur and ground are.
const thingColour = (stream: RandomStream): Colour =>
  dullColour(stream, 0.5 + (stream.chance(0.5) ? 1 : -1) * stream.uniform(0.09, 0.25))

const drawDistractor = (stream: RandomStream): Distractor => ({
  kind: stream.chance(0.5) ? 'disc' : 'triangle',
  centre: { x: stream.uniform(0, 1), y: stream.uniform(0, 1) },
  radius: stream.uniform(0.05, 0.12),
  colour: thingColour(stream),
})

// Of half the height: what covers a share of this head covers no more of any other.
const narrowestHead = 0.85

const drawOccluder = (
  stream: RandomStream,
  { centre, radius }: Pick<PetFaceParams, 'centre' | 'radius'>,
  occlusion: number,
): Occluder => {
  const area = narrowestHead * stream.uniform(0, occlusion)
  const kind = stream.chance(0.5) ? 'disc' : 'bar'
  return {
    kind,
    // From the cheeks to the middle of most ears.
    centre: {
      x: centre.x + radius * stream.uniform(-0.9, 0.9),
      y: centre.y + radius * stream.uniform(-1.3, 0.9),
    },
    radius: radius * (kind === 'disc' ? Math.sqrt(area) : (area * Math.PI) / 4),
    rotationDegrees: stream.uniform(-90, 90),
    colour: thingColour(stream),
  }
}

const drawEars = (stream: RandomStream, species: PetSpecies, overlap: number) => {
  const others = petSpecies.filter((other) => other !== species)
  return { towards: others[stream.below(others.length)]!, share: stream.uniform(0, overlap) }
}

/**
 * Draws a picture's parameters. The same streams give the same animal at every difficulty, but for
 * the place of its ears.
 *
 * @param streamOf the streams by their purpose
 */
export const drawParams = (
  streamOf: (purpose: 'animal' | 'occluder' | 'ears') => RandomStream,
  { light, jitter, distractors, occlusion, overlap }: PetDifficulty,
): PetFaceParams => {
  const stream = streamOf('animal')
  const animal = {
    ...drawTraits(stream),
    ...drawPose(stream, jitter),
    ...drawColours(stream, light),
    // Last, for how many numbers this takes depends on an option.
    distractors: Array.from({ length: stream.below(distractors + 1) }, () =>
      drawDistractor(stream),
    ),
  }
  return {
    ...animal,
    occluder: drawOccluder(streamOf('occluder'), animal, occlusion),
    ears: drawEars(streamOf('ears'), animal.species, overlap),
  }
}
