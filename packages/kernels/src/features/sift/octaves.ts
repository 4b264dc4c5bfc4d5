import { gaussianTaps } from '../../filters/gaussian-taps.js'
import type { SiftEngine } from './engine.js'

/** What keypoints are looked for with, in the units of the image. */
export interface Search {
  readonly layers: number
  /** Of the first level of an octave. */
  readonly sigma: number
  readonly contrast: number
  readonly edge: number
  /**
   * What share pixels of the image made twice as large have of their neighbours, those that lie before the
   * pixel they come from, and those behind.
   */
  readonly shares: readonly [before: number, behind: number]
}

/** Planes of one size, `layers` + 3 of them, each more blurred than the one before. */
export interface Octave {
  /** -1 is twice as large as the image, 0 as large, 1 half as large. */
  readonly index: number
  readonly height: number
  readonly width: number
  /** Of rows, in floats: they are whole vectors, four at once. */
  readonly stride: number
}

/** Nearer to the edges nothing is looked for: see assembly/sift/extrema.ts. */
export const border = 5

/** The blur that a photograph has already. */
const cameraSigma = 0.5

/** Those in which something can be found, the largest first. */
export const octavesOf = (height: number, width: number): readonly Octave[] => {
  const octaves: Octave[] = []
  let [rows, columns] = [2 * height, 2 * width]
  for (let index = -1; Math.min(rows, columns) > 2 * border; index++) {
    octaves.push({ index, height: rows, width: columns, stride: (columns + 15) & ~15 })
    rows >>= 1
    columns >>= 1
  }
  return octaves
}

export const planeBytes = ({ height, stride }: Octave): number => 4 * height * stride

/** What each level is blurred with, the first from the image, the others from the one before. */
export const tapsOf = ({ layers, sigma }: Search): readonly Float32Array[] => {
  const step = 2 ** (1 / layers)
  // Twice as large, the image has twice the blur.
  const first = Math.sqrt(Math.max(sigma ** 2 - (2 * cameraSigma) ** 2, 0.01))
  const others = Array.from(
    { length: layers + 2 },
    (_, level) => sigma * step ** level * Math.sqrt(step ** 2 - 1),
  )
  return [first, ...others].map((one) => gaussianTaps(one))
}

/** Where things lie in the module's memory. */
export interface LevelPlaces {
  readonly levels: number
  readonly taps: number
  readonly scratch: number
}

/**
 * Makes the levels of an octave where those of the last one lie, from its level that is blurred twice as
 * much as its first; those of the first octave from what `enlarge` writes, with half a plane
 * to work in.
 */
export const makeLevels = (
  engine: SiftEngine,
  octave: Octave,
  last: Octave | undefined,
  taps: readonly Float32Array[],
  { levels, taps: tapsAt, scratch }: LevelPlaces,
  enlarge: (target: number, scratch: number) => void,
): void => {
  const { height, width, stride } = octave
  const plane = planeBytes(octave)
  const blur = (from: number, to: number) => {
    const weights = taps[to]!
    new Float32Array(engine.memory.buffer, tapsAt).set(weights)
    const planes = [levels + from * plane, levels + to * plane] as const
    engine.blur(...planes, height, width, stride, tapsAt, weights.length >> 1, scratch)
  }
  if (last) {
    const source = levels + planeBytes(last) * (taps.length - 3)
    engine.halve(source, last.stride, levels, height, width, stride)
  } else {
    enlarge(levels + plane, levels + 2 * plane)
    blur(1, 0)
  }
  for (let level = 1; level < taps.length; level++) blur(level - 1, level)
}
