import { gaussianTaps } from '../../filters/gaussian-taps.js'
import { type SiftEngine, withSift } from './engine.js'
import type { Keypoint } from './sift.js'

/** What keypoints are looked for with, in the units of the image. */
export interface Search {
  readonly layers: number
  readonly sigma: number
  /** Of the contrast, and of the differences between levels at a pixel. */
  readonly contrast: number
  readonly least: number
  readonly edge: number
}

export interface Found {
  readonly keypoint: Keypoint
  readonly descriptor: Float32Array
}

/** As assembly/sift/extrema.ts has them. */
const border = 5
const recordFloats = 7

/** The blur that a photograph has already. */
const cameraSigma = 0.5

/** Sides of a descriptor's cell, and how far its square reaches with a cell around, in cells. */
const cellSigmas = 3
const cellsAround = (Math.SQRT2 * 5) / 2
const descriptorLength = 128

/** The first octave is twice as large as the image. */
const firstOctave = -1

/** Rows are whole vectors, four at once. */
const strideOf = (width: number): number => (width + 15) & ~15

interface Octave {
  readonly index: number
  readonly height: number
  readonly width: number
  readonly stride: number
}

/** Those in which something can be found. */
const octavesOf = (height: number, width: number): readonly Octave[] => {
  const octaves: Octave[] = []
  let [rows, columns] = [2 * height, 2 * width]
  for (let index = firstOctave; Math.min(rows, columns) > 2 * border; index++) {
    octaves.push({ index, height: rows, width: columns, stride: strideOf(columns) })
    rows >>= 1
    columns >>= 1
  }
  return octaves
}

/** What each level is blurred with, the first from the image, the others from the one before. */
const tapsOf = ({ layers, sigma }: Search): readonly Float32Array[] => {
  // Twice as large, the image has twice the blur.
  const first = Math.sqrt(Math.max(sigma ** 2 - (2 * cameraSigma) ** 2, 0.01))
  const step = 2 ** (1 / layers)
  const more = Array.from(
    { length: layers + 2 },
    (_, level) => sigma * step ** level * Math.sqrt(step ** 2 - 1),
  )
  return [first, ...more].map((one) => gaussianTaps(one))
}

interface Places {
  readonly levels: number
  readonly differences: number
  readonly seen: number
  readonly list: number
  readonly taps: number
  readonly scratch: number
  readonly weights: number
  readonly histogram: number
  readonly peaks: number
  readonly descriptor: number
}

/** A pixel near which there is an extremum, in its octave. */
interface Extremum {
  readonly y: number
  readonly x: number
  /** Between levels. */
  readonly scale: number
  readonly contrast: number
  readonly layer: number
  readonly row: number
  readonly column: number
}

/** Looks for keypoints in one octave whose levels are made. */
function* keypointsOf(
  engine: SiftEngine,
  { index, height, width, stride }: Octave,
  { layers, sigma, least, contrast, edge }: Search,
  { levels, differences, seen, list, weights, histogram, peaks, descriptor }: Places,
): Generator<Found> {
  const { buffer } = engine.memory
  const plane = [height, width, stride] as const
  const limits = [least, contrast, edge] as const
  const pixel = 2 ** index
  const describe = (extremum: Extremum, size: number, share: number): Found => {
    const { y, x, scale, contrast: response, layer } = extremum
    const side = cellSigmas * size
    const angle = 2 * Math.PI * share
    engine.describe(
      levels + 4 * height * stride * layer,
      ...plane,
      Math.round(y),
      Math.round(x),
      Math.round(side * cellsAround),
      Math.exp(-1 / (8 * side * side)),
      Math.cos(angle) / side,
      Math.sin(angle) / side,
      8 * share,
      weights,
      histogram,
      descriptor,
    )
    return {
      keypoint: {
        y: y * pixel,
        x: x * pixel,
        sigma: size * pixel,
        angleDegrees: 360 * share,
        response,
        octave: index,
        scale,
      },
      descriptor: new Float32Array(buffer, descriptor, descriptorLength).slice(),
    }
  }
  for (let row = border; row < height - border; row++) {
    const octave = [levels, ...plane, layers, row, ...limits] as const
    const count = engine.extrema(...octave, differences, seen, list)
    for (let i = 0; i < count; i++) {
      const record = new Float32Array(buffer, list + 4 * recordFloats * i, recordFloats)
      const [y, x, scale, contrast, layer, row, column] = record as unknown as [
        ...[number, number, number, number],
        ...[number, number, number],
      ]
      const extremum = { y, x, scale, contrast, layer, row, column }
      const size = sigma * 2 ** (scale / layers)
      const turns = engine.orientations(
        levels + 4 * height * stride * layer,
        ...plane,
        row,
        column,
        Math.round(4.5 * size),
        Math.exp(-1 / (2 * (1.5 * size) ** 2)),
        weights,
        histogram,
        peaks,
      )
      const shares = new Float32Array(buffer, peaks, turns).slice()
      for (const share of shares) yield describe(extremum, size, share)
    }
  }
}

/** The keypoints of an image `[height, width]`, octave by octave, layer by layer within each row. */
export const findKeypoints = (
  values: Float32Array,
  height: number,
  width: number,
  search: Search,
): readonly Found[] => {
  const octaves = octavesOf(height, width)
  const [largest] = octaves
  if (!largest) return []
  const { layers, sigma } = search
  const taps = tapsOf(search)
  const most = taps.reduce((length, one) => Math.max(length, one.length), 0)
  const { stride } = largest
  const plane = 4 * largest.height * stride
  const reach = Math.ceil(cellsAround * cellSigmas * sigma * 2 ** (1 + 1 / layers)) + 1
  const sizes = [
    4 * values.length,
    // Vectors reach behind the last pixel, and before the first.
    (layers + 3) * plane + 64,
    4 * stride * 3 * (layers + 2) + 64,
    largest.height * largest.width,
    // Of a row there cannot be more.
    4 * recordFloats * layers * largest.width,
    4 * most,
    4 * (stride + 3 * most) + 64,
    4 * (2 * reach + 1 + 4),
    4 * 364,
    4 * 18,
    4 * descriptorLength,
  ] as const
  return withSift(sizes, (engine, places) => {
    const [image, levels, differences, seen, list, tapsAt, scratch, ...more] = places
    const [weights, histogram, peaks, descriptor] = more
    const all = {
      levels,
      differences,
      seen,
      list,
      taps: tapsAt,
      scratch,
      weights,
      histogram,
      peaks,
      descriptor,
    }
    const { buffer } = engine.memory
    new Float32Array(buffer, image).set(values)
    const found: Found[] = []
    const blur = (level: number, from: number, { height, width, stride }: Octave) => {
      const one = taps[level]!
      new Float32Array(buffer, tapsAt).set(one)
      const bytes = 4 * height * stride
      const to = levels + level * bytes
      engine.blur(
        levels + from * bytes,
        to,
        height,
        width,
        stride,
        tapsAt,
        one.length >> 1,
        scratch,
      )
    }
    for (const [at, octave] of octaves.entries()) {
      const last = octaves[at - 1]
      if (last) {
        const source = levels + 4 * last.height * last.stride * layers
        engine.halve(
          source,
          last.stride,
          levels,
          octave.height,
          octave.width,
          octave.stride,
        )
      } else {
        // Blurred from where the second level will be.
        engine.enlarge(image, height, width, levels + plane, octave.stride)
        blur(0, 1, octave)
      }
      for (let level = 1; level < layers + 3; level++) blur(level, level - 1, octave)
      found.push(...keypointsOf(engine, octave, search, all))
    }
    return found
  })
}
