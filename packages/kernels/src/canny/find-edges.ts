import type { Tensor4D } from '@tensorflow/tfjs-core'
import { type Border, sourcesFor } from '../linear/border.js'
import { type CannyEngine, withCanny } from './engine.js'

/** What the variants of Canny differ in. */
export interface Detector {
  /** What the image is blurred with at first; a single weight for not at all. */
  readonly weights: Float64Array
  readonly border: Border
  /** Whether the magnitude is the sum of both sizes, not the root of the sum of their squares. */
  readonly l1: boolean
  readonly suppress: 'suppressInterpolated' | 'suppressInFour'
  readonly low: number
  readonly high: number
}

interface Found {
  readonly magnitude: Float32Array
  /** 0 or 1 */
  readonly edges: Uint8Array
}

/** Where things lie in the module's memory: framed planes, and what a blur needs. */
interface Places {
  readonly source: number
  readonly plane: number
  readonly taps: number
  readonly yAt: number
  readonly xAt: number
  readonly shares: number
  readonly scratch: number
}

/** What scikit-image adds to the shares, so that it never divides by 0. */
const epsilon = 2 ** -23

/** Makes ready for blurs from `source` to `plane`, and gives what does one. See assembly/canny/smooth.ts. */
const blurring = (
  engine: CannyEngine,
  height: number,
  width: number,
  { weights, border }: Detector,
  { source, plane, taps, yAt, xAt, shares, scratch }: Places,
): (() => void) => {
  const { buffer } = engine.memory
  const size = weights.length
  const blur = (rows: number, by: number, shareRows: number) => {
    new Int32Array(buffer, yAt).set(sourcesFor(rows, size, border))
    const radius = size >> 1
    engine.smooth(rows, width, source, plane, taps, radius, yAt, xAt, by, shareRows, scratch)
  }
  new Float64Array(buffer, taps).set(weights)
  new Int32Array(buffer, xAt).set(sourcesFor(width, size, border))
  if (border !== 'constant') return () => blur(height, 0, 0)
  // What share of the weights lies within the image: the blur of ones. Rows far from both edges are alike.
  const rows = Math.min(height, size)
  new Float32Array(buffer, source, rows * width).fill(1)
  blur(rows, 0, 0)
  for (let y = 0; y < rows; y++) {
    const row = new Float32Array(buffer, plane + 4 * ((y + 1) * (width + 2) + 1), width)
    new Float32Array(buffer, shares + 4 * y * width, width).set(row.map((share) => share + epsilon))
  }
  return () => blur(height, shares, rows)
}

/** The edges of each channel of each image, by the module. */
export const findEdges = (
  values: Float32Array,
  [images, height, width, channels]: Tensor4D['shape'],
  detector: Detector,
): Found => {
  const { l1, suppress, low, high } = detector
  const taps = detector.weights.length
  const framed = (height + 2) * (width + 2)
  const sizes = [
    4 * height * width,
    4 * framed,
    4 * framed,
    4 * framed,
    4 * framed,
    framed,
    4 * height * width,
    8 * taps,
    4 * (height + taps),
    4 * (width + taps),
    4 * width * taps,
    4 * (3 * width + 2 * taps),
  ] as const
  return withCanny(sizes, (engine, places) => {
    const [source, plane, down, right, strength, map, stack, ...more] = places
    const [tapsAt, yAt, xAt, shares, scratch] = more
    const { buffer } = engine.memory
    const blurred = { source, plane, taps: tapsAt, yAt, xAt, shares, scratch }
    const blur = blurring(engine, height, width, detector, blurred)
    const magnitude = new Float32Array(values.length)
    const edges = new Uint8Array(values.length)
    for (let image = 0; image < images; image++)
      for (let channel = 0; channel < channels; channel++) {
        const first = image * height * width * channels + channel
        put(values, first, channels, new Float32Array(buffer, source, height * width))
        blur()
        engine.frame(height, width, plane)
        engine.changes(height, width, plane, down, right, strength, l1)
        const planes = [down, right, strength, low, high, map, stack] as const
        const count = engine[suppress](height, width, ...planes)
        engine.follow(height, width, map, stack, count)
        for (let y = 0; y < height; y++) {
          const at = (y + 1) * (width + 2) + 1
          const to = first + y * width * channels
          take(new Float32Array(buffer, strength + 4 * at, width), magnitude, to, channels)
          take(new Uint8Array(buffer, map + at, width), edges, to, channels)
        }
      }
    return { magnitude, edges }
  })
}

type Values = Float32Array | Uint8Array

/** Every `step`th value from `first` on. */
const put = (values: Values, first: number, step: number, plane: Values): void => {
  if (step === 1) plane.set(values.subarray(first, first + plane.length))
  else for (let i = 0; i < plane.length; i++) plane[i] = values[first + i * step]!
}

/** The other way. */
const take = (row: Values, values: Values, first: number, step: number): void => {
  if (step === 1) values.set(row, first)
  else for (let i = 0; i < row.length; i++) values[first + i * step] = row[i]!
}
