import type { SiftEngine } from './engine.js'
import type { SiftKeypoint } from './keypoint.js'
import { border, type Octave, planeBytes, type Search } from './octaves.js'

export interface Found {
  readonly keypoint: SiftKeypoint
  readonly descriptor: Float32Array
}

/** As assembly/sift/extrema.ts writes them. */
export const extremumFloats = 7
export const descriptorLength = 128
/** For 6 x 6 cells of 10 bins, and one vector. */
export const histogramFloats = 364
/** Of 36 directions, every second at most. */
export const mostPeaks = 18

/** Directions are counted in a Gaussian of so many sigmas, to three times as far. */
const aroundSigmas = 1.5

/** A cell of the descriptor has sides of so many sigmas. */
const cellSigmas = 3
/** How far the corners of its square are from the middle, with half a cell around, in cells. */
const cellsToCorner = (Math.SQRT2 * 5) / 2

/** How far from a keypoint pixels have a part in its descriptor, in pixels of its octave. */
export const reachOf = (sigma: number): number => Math.round(sigma * cellSigmas * cellsToCorner)

/** What a Gaussian weighs one pixel from its middle. */
const weightBeside = (sigma: number): number => Math.exp(-1 / (2 * sigma * sigma))

export interface KeypointPlaces {
  readonly levels: number
  readonly differences: number
  readonly seen: number
  readonly list: number
  readonly weights: number
  readonly histogram: number
  readonly peaks: number
  readonly descriptor: number
}

/** Keypoints of an octave whose levels are made, row by row. */
export function* keypointsOf(
  engine: SiftEngine,
  octave: Octave,
  { layers, sigma: firstSigma, contrast, edge }: Search,
  { levels, differences, seen, list, weights, histogram, peaks, descriptor }: KeypointPlaces,
): Generator<Found> {
  const { buffer } = engine.memory
  const { index, height, width, stride } = octave
  const plane = [height, width, stride] as const
  const pixel = 2 ** index
  const limits = [contrast / 2, contrast, edge] as const
  for (let line = border; line < height - border; line++) {
    const asked = [levels, ...plane, layers, line, ...limits] as const
    const count = engine.extrema(...asked, differences, seen, list)
    for (let i = 0; i < count; i++) {
      const place = list + 4 * extremumFloats * i
      const record = new Float32Array(buffer, place, extremumFloats)
      const [y, x, scale, response, layer, row, column] = record as unknown as Extremum
      const level = [levels + planeBytes(octave) * layer, ...plane] as const
      const sigma = firstSigma * 2 ** (scale / layers)
      const around = aroundSigmas * sigma
      const turns = engine.orientations(
        ...level,
        row,
        column,
        Math.round(3 * around),
        weightBeside(around),
        weights,
        histogram,
        peaks,
      )
      const side = cellSigmas * sigma
      for (const turn of new Float32Array(buffer, peaks, turns)) {
        const angle = 2 * Math.PI * turn
        engine.describe(
          ...level,
          Math.round(y),
          Math.round(x),
          reachOf(sigma),
          weightBeside(2 * side),
          Math.cos(angle) / side,
          Math.sin(angle) / side,
          8 * turn,
          weights,
          histogram,
          descriptor,
        )
        yield {
          keypoint: {
            y: y * pixel,
            x: x * pixel,
            sigma: sigma * pixel,
            angleDegrees: 360 * turn,
            response,
            octave: index,
          },
          descriptor: new Float32Array(buffer, descriptor, descriptorLength).slice(),
        }
      }
    }
  }
}

/** In pixels and levels of its octave; y, x and scale between them, and the ones that are nearest. */
type Extremum = readonly [
  y: number,
  x: number,
  scale: number,
  contrast: number,
  layer: number,
  row: number,
  column: number,
]
