import { type Border, sourceAt } from '../linear/border.js'
import { settle } from './axis-taps.js'
import { cubicWeight, type InterpolationOptions } from './interpolation.js'
import type { Matrix3 } from './matrix.js'

/** Of what each pixel of a picture is made, told row by row, for there may be very many. */
export interface Sampler {
  readonly height: number
  readonly width: number
  /** For each pixel. */
  readonly taps: number
  /** Tells of which pixels of the source, counted from the first, a row is made: `[width, taps]`; -1 is none. */
  readonly fill: (row: number, sources: Int32Array, weights: Float64Array) => void
}

export interface Size {
  readonly height: number
  readonly width: number
}

/** Whether a place is one of an image that fits a memory. */
const isNear = (place: number) => Math.abs(place) < 2 ** 40

/** Writes which places along an axis count at `place`, and how much. */
const weighAlong = (
  place: number,
  length: number,
  border: Border,
  { interpolation, cubicCoefficient }: Required<InterpolationOptions>,
  sources: Float64Array,
  weights: Float64Array,
): void => {
  if (interpolation === 'nearest') {
    sources[0] = sourceAt(Math.floor(place + 0.5), length, border)
    weights[0] = 1
    return
  }
  const floor = Math.floor(place)
  const share = place - floor
  if (interpolation === 'bilinear') {
    sources[0] = sourceAt(floor, length, border)
    sources[1] = sourceAt(floor + 1, length, border)
    weights[0] = 1 - share
    weights[1] = share
    return
  }
  for (let tap = 0; tap < 4; tap++) {
    sources[tap] = sourceAt(floor + tap - 1, length, border)
    weights[tap] = cubicWeight(share + 1 - tap, cubicCoefficient)
  }
}

/** Looks, for each pixel of a picture, at the place of an image that `matrix` says. */
export const warpSampler = (
  matrix: Matrix3,
  image: Size,
  { height, width }: Size,
  border: Border,
  options: Required<InterpolationOptions>,
): Sampler => {
  const side = { nearest: 1, bilinear: 2, bicubic: 4 }[options.interpolation]
  const taps = side * side
  const [[a, b, c], [d, e, f], [g, h, i]] = matrix
  const [ySources, yWeights, xSources, xWeights] = [0, 1, 2, 3].map(
    () => new Float64Array(side),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array]
  const fill: Sampler['fill'] = (y, sources, weights) => {
    for (let x = 0, first = 0; x < width; x++, first += taps) {
      const w = g * x + h * y + i
      const right = (a * x + b * y + c) / w
      const down = (d * x + e * y + f) / w
      if (!isNear(right) || !isNear(down)) {
        sources.fill(-1, first, first + taps)
        weights.fill(1 / taps, first, first + taps)
        continue
      }
      weighAlong(right, image.width, border, options, xSources, xWeights)
      weighAlong(down, image.height, border, options, ySources, yWeights)
      let at = first
      for (let one = 0; one < side; one++) {
        const row = ySources[one]!
        for (let other = 0; other < side; other++) {
          const column = xSources[other]!
          sources[at] = row < 0 || column < 0 ? -1 : row * image.width + column
          weights[at++] = yWeights[one]! * xWeights[other]!
        }
      }
      settle(sources, weights, first, taps)
    }
  }
  return { height, width, taps, fill }
}
