import { onPlanes } from '../host/planes.js'
import { checkImage, type Image, onImages } from '../image.js'
import { sourcesFor } from '../linear/border.js'
import { checkNotNegative, checkPositive, checkWhole, refuse } from '../options.js'

export interface ClaheOptions {
  /** How many times the mean a level may be counted in a tile; 0 for no limit. Default: 40. */
  readonly clipLimit?: number
  /** Tiles down and across, `[rows, columns]` or both alike. Default: 8. */
  readonly tiles?: number | readonly [rows: number, columns: number]
  /** What stands for white. Default: 1. */
  readonly dataRange?: number
  /** Levels of gray that are told apart: 256, or 65536 for images of 16 bits. Default: 256. */
  readonly levels?: number
}

/** To the nearest, halves to the even one, as OpenCV rounds. */
const rounded = (value: number): number => {
  const below = Math.floor(value)
  const rest = value - below
  if (rest === 0.5) return below % 2 === 0 ? below : below + 1
  return rest < 0.5 ? below : below + 1
}

/** One side of the image cut into tiles. */
interface Cut {
  readonly length: number
  readonly tiles: number
  /** Pixels of a tile. */
  readonly size: number
  /** Which pixel stands at each place, also beyond the end, where tiles need more. */
  readonly sources: Int32Array
}

/** If one side does not fit its tiles both are padded, the one that fits by a whole tile's pixel each. */
const cutOf = (length: number, tiles: number, isPadded: boolean): Cut => {
  const beyond = isPadded ? tiles - (length % tiles) : 0
  const sources = sourcesFor(length, 2 * beyond + 1, 'reflect').subarray(beyond)
  return { length, tiles, size: (length + beyond) / tiles, sources }
}

/** What exceeds the limit is given to all levels, and the rest to some, evenly apart. In place. */
const clipCounts = (counts: Int32Array, limit: number): void => {
  const levels = counts.length
  let excess = 0
  for (let level = 0; level < levels; level++) {
    if (counts[level]! <= limit) continue
    excess += counts[level]! - limit
    counts[level] = limit
  }
  const toAll = Math.floor(excess / levels)
  let rest = excess - toAll * levels
  for (let level = 0; level < levels; level++) counts[level]! += toAll
  const step = Math.max(1, rest === 0 ? 1 : Math.floor(levels / rest))
  for (let level = 0; level < levels && rest > 0; level += step, rest--) counts[level]! += 1
}

/** The level that each level becomes, for one tile after the other. */
const tablesOf = (
  grays: Uint16Array,
  down: Cut,
  across: Cut,
  { levels, clipLimit }: { readonly levels: number; readonly clipLimit: number },
): Uint16Array => {
  const area = down.size * across.size
  const limit = clipLimit > 0 ? Math.max(1, Math.trunc((clipLimit * area) / levels)) : 0
  const scale = Math.fround((levels - 1) / area)
  const tables = new Uint16Array(down.tiles * across.tiles * levels)
  const counts = new Int32Array(levels)
  for (let tile = 0; tile < down.tiles * across.tiles; tile++) {
    const top = Math.floor(tile / across.tiles) * down.size
    const left = (tile % across.tiles) * across.size
    counts.fill(0)
    for (let y = top; y < top + down.size; y++) {
      const row = down.sources[y]! * across.length
      for (let x = left; x < left + across.size; x++) counts[grays[row + across.sources[x]!]!]! += 1
    }
    if (limit > 0) clipCounts(counts, limit)
    let sum = 0
    for (let level = 0; level < levels; level++) {
      sum += counts[level]!
      tables[tile * levels + level] = Math.min(levels - 1, rounded(Math.fround(sum * scale)))
    }
  }
  return tables
}

/** The tiles on both sides of a place, and the share of the second. */
const between = (place: number, { size, tiles }: Cut) => {
  const at = Math.fround(Math.fround(place * Math.fround(1 / size)) - 0.5)
  const first = Math.floor(at)
  const share = Math.fround(at - first)
  return [Math.max(0, first), Math.min(tiles - 1, first + 1), share] as const
}

const equalized = (
  grays: Uint16Array,
  down: Cut,
  across: Cut,
  options: { readonly levels: number; readonly clipLimit: number },
): Uint16Array => {
  const { levels } = options
  const tables = tablesOf(grays, down, across, options)
  const columns = Array.from({ length: across.length }, (_, x) => between(x, across))
  const result = new Uint16Array(grays.length)
  for (let y = 0; y < down.length; y++) {
    const [above, below, lower] = between(y, down)
    for (let x = 0; x < across.length; x++) {
      const gray = grays[y * across.length + x]!
      const [left, right, share] = columns[x]!
      const at = (row: number, column: number) =>
        tables[(row * across.tiles + column) * levels + gray]!
      // Each step in 32 bits, as there: a half may fall to either side.
      const line = (row: number) =>
        Math.fround(
          Math.fround(at(row, left) * Math.fround(1 - share)) + Math.fround(at(row, right) * share),
        )
      const value = Math.fround(
        Math.fround(line(above) * Math.fround(1 - lower)) + Math.fround(line(below) * lower),
      )
      result[y * across.length + x] = Math.min(levels - 1, rounded(value))
    }
  }
  return result
}

/**
 * Spreads values tile by tile, with a limit that keeps noise down (contrast limited adaptive histogram
 * equalization). Equal to OpenCV's `createCLAHE` on images of 8 or of 16 bits: values are rounded to
 * `levels` levels first. Each channel for itself: of colours, take L* or the value. Differentiable: no.
 *
 * Source: K. Zuiderveld, Contrast limited adaptive histogram equalization, Graphics Gems IV (1994).
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`, from
 * 0 to `dataRange`
 * @returns the shape of the image
 * @throws `kernels/option`, also for values beyond the range; `kernels/needs-host` on WebGPU,
 * `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const clear = clahe(radiograph, { clipLimit: 2, dataRange: 255 })
 * ```
 */
export const clahe = <T extends Image>(
  image: T,
  { clipLimit = 40, tiles = 8, dataRange = 1, levels = 256 }: ClaheOptions = {},
): T => {
  checkImage('clahe', image)
  checkNotNegative('clahe', 'clipLimit', clipLimit)
  const [rows, columns] = Array.isArray(tiles) ? tiles : [tiles, tiles]
  checkWhole('clahe', 'tiles', rows, 1, 256)
  checkWhole('clahe', 'tiles', columns, 1, 256)
  checkPositive('clahe', 'dataRange', dataRange)
  checkWhole('clahe', 'levels', levels, 2, 65536)
  return onImages(image, (images) =>
    onPlanes('clahe', images, (plane, height, width) => {
      const wrong = plane.find((value) => !(value >= 0 && value <= dataRange))
      if (wrong !== undefined) {
        refuse('clahe', 'image', `values from 0 to ${dataRange}, the dataRange`, wrong)
      }
      const grays = Uint16Array.from(plane, (value) => rounded((value / dataRange) * (levels - 1)))
      const isPadded = height % rows !== 0 || width % columns !== 0
      const [down, across] = [cutOf(height, rows, isPadded), cutOf(width, columns, isPadded)]
      const result = equalized(grays, down, across, { levels, clipLimit })
      return Float32Array.from(result, (gray) => (gray * dataRange) / (levels - 1))
    }),
  )
}
