import { type AxisTaps, axisTaps, takeTaps } from './axis-taps.js'
import { cubicWeight } from './interpolation.js'

const clamp = (value: number, most: number) => Math.max(0, Math.min(most, value))

export const nearestTaps = (from: number, to: number): AxisTaps =>
  takeTaps(from, to, (place) => Math.floor(((2 * place + 1) * from) / (2 * to)))

/** What each place covers, in whole numbers: places before are `to` long, those after `from`. */
export const areaTaps = (from: number, to: number): AxisTaps => {
  const taps = Math.min(from, Math.ceil(from / to) + 1)
  return axisTaps(from, to, taps, (place, put) => {
    const [start, end] = [place * from, (place + 1) * from]
    const first = Math.floor(start / to)
    for (let tap = 0; tap < taps && (first + tap) * to < end; tap++) {
      const left = Math.max(start, (first + tap) * to)
      const right = Math.min(end, (first + tap + 1) * to)
      put(tap, first + tap, (right - left) / from)
    }
  })
}

/** Of the pixels around, those beyond the edges being the outermost. */
const around = (
  from: number,
  to: number,
  taps: number,
  weigh: (distance: number) => number,
): AxisTaps =>
  axisTaps(from, to, taps, (place, put) => {
    const middle = ((place + 0.5) * from) / to - 0.5
    const first = Math.floor(middle) - (taps >> 1) + 1
    for (let tap = 0; tap < taps; tap++) {
      put(tap, clamp(first + tap, from - 1), weigh(middle - first - tap))
    }
  })

const tent = (distance: number) => Math.max(0, 1 - Math.abs(distance))

export const bilinearTaps = (from: number, to: number): AxisTaps => around(from, to, 2, tent)

export const bicubicTaps = (from: number, to: number, coefficient: number): AxisTaps =>
  around(from, to, 4, (distance) => cubicWeight(distance, coefficient))

/** Where a picture shrinks the weights grow as wide; beyond the edges nothing counts. */
const widened = (
  from: number,
  to: number,
  reach: number,
  weigh: (distance: number) => number,
): AxisTaps => {
  const scale = Math.max(1, from / to)
  const taps = Math.min(from, Math.ceil(2 * reach * scale) + 1)
  return axisTaps(from, to, taps, (place, put) => {
    const middle = ((place + 0.5) * from) / to
    const first = Math.max(0, Math.floor(middle - reach * scale + 0.5))
    const end = Math.min(from, Math.floor(middle + reach * scale + 0.5))
    const weight = (source: number) => weigh((source + 0.5 - middle) / scale)
    let total = 0
    for (let source = first; source < end; source++) total += weight(source)
    for (let source = first; source < end; source++) {
      put(source - first, source, weight(source) / total)
    }
  })
}

export const smoothBilinearTaps = (from: number, to: number): AxisTaps => widened(from, to, 1, tent)

export const smoothBicubicTaps = (from: number, to: number, coefficient: number): AxisTaps =>
  widened(from, to, 2, (distance) => cubicWeight(distance, coefficient))
