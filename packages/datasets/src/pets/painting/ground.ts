import { cosine, sine } from '../arithmetic/sine.js'
import type { Distractor, PetFaceParams } from '../params.js'
import { ellipse } from '../shapes/ellipse.js'
import type { Shape } from '../shapes/shape.js'
import { triangle } from '../shapes/triangle.js'
import { pictureFrame } from './frame.js'
import { type Picture, paint } from './paint.js'

const waveHeight = 0.06
// Below 1/√2, so that the gradient stays between its two colours in the corners too.
const gradientSteepness = 0.7

/** Fills a picture with a gradient under waves. */
const paintWaves = ({ size, pixels }: Picture, { ground }: PetFaceParams): void => {
  const [from, to] = ground.colours
  const steps = [to[0] - from[0], to[1] - from[1], to[2] - from[2]] as const
  const gradientX = gradientSteepness * sine(ground.gradientRadians)
  const gradientY = gradientSteepness * cosine(ground.gradientRadians)
  const waves = 2 * Math.PI * ground.waves
  const waveX = waves * cosine(ground.waveRadians)
  const waveY = waves * sine(ground.waveRadians)

  // sin(a + b) = sin a cos b + cos a sin b: two sines for each column instead of one for each pixel.
  const columnSines = new Float64Array(size)
  const columnCosines = new Float64Array(size)
  for (let column = 0; column < size; column++) {
    const angle = (waveX * (column + 0.5)) / size
    columnSines[column] = waveHeight * sine(angle)
    columnCosines[column] = waveHeight * cosine(angle)
  }
  let at = 0
  for (let row = 0; row < size; row++) {
    const y = (row + 0.5) / size
    const rowAngle = waveY * y + ground.wavePhaseRadians
    const rowSine = sine(rowAngle)
    const rowCosine = cosine(rowAngle)
    for (let column = 0; column < size; column++) {
      const x = (column + 0.5) / size
      const share = 0.5 + gradientX * (x - 0.5) + gradientY * (y - 0.5)
      const wave = columnSines[column]! * rowCosine + columnCosines[column]! * rowSine
      pixels[at++] = from[0] + steps[0] * share + wave
      pixels[at++] = from[1] + steps[1] * share + wave
      pixels[at++] = from[2] + steps[2] * share + wave
    }
  }
}

const shapeOf = ({ kind, centre: { x, y }, radius }: Distractor): Shape =>
  kind === 'disc'
    ? ellipse({ x, y, halfWidth: radius, halfHeight: radius })
    : triangle(
        { x: x - radius, y: y + radius },
        { x: x + radius, y: y + radius },
        { x, y: y - radius },
      )

/** Paints all that lies behind the animal, over whatever the picture held. */
export const paintGround = (picture: Picture, params: PetFaceParams): void => {
  paintWaves(picture, params)
  for (const distractor of params.distractors) {
    paint(picture, pictureFrame, shapeOf(distractor), distractor.colour)
  }
}
