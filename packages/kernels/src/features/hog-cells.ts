import { hasEngine } from '../host/engine.js'
import { withFeatures } from './engine.js'
import { binOf, bordersOf } from './gradient-bins.js'

export interface CellOptions {
  readonly orientations: number
  readonly cell: readonly [height: number, width: number]
  /** Whether a gradient votes for the two nearest bins, or for the one it lies in. */
  readonly interpolation: 'none' | 'linear'
}

/** Histograms of gradients, one for each whole cell. */
export interface Cells {
  readonly rows: number
  readonly columns: number
  /** `[rows, columns, orientations]`: the mean vote of a pixel. */
  readonly histograms: Float64Array
}

type Size = readonly [height: number, width: number, channels: number]

/**
 * Lets every pixel vote, with the size of its gradient, for the direction of it. Of several channels
 * the one that changes most counts; the outermost pixels have no gradient across the edge.
 *
 * @param values `[height, width, channels]`
 */
export const hogCells = (values: Float32Array, size: Size, options: CellOptions): Cells =>
  options.interpolation === 'none' && hasEngine()
    ? cellsOnModule(values, size, options)
    : cellsInJavaScript(values, size, options)

const cellsOnModule = (
  values: Float32Array,
  [height, width, channels]: Size,
  { orientations, cell: [cellHeight, cellWidth] }: CellOptions,
): Cells => {
  const rows = Math.floor(height / cellHeight)
  const columns = Math.floor(width / cellWidth)
  const length = rows * columns * orientations
  const { cosines, sines } = bordersOf(orientations)
  const scratchBytes = 20 * ((columns * cellWidth + 3) & ~3)
  const sizes = [
    // Whole vectors are read.
    values.byteLength + 32,
    cosines.byteLength,
    sines.byteLength,
    scratchBytes,
    8 * length,
  ] as const
  const histograms = withFeatures(sizes, (engine, [image, cosinesAt, sinesAt, scratch, target]) => {
    const { buffer } = engine.memory
    new Float32Array(buffer, image).set(values)
    new Float64Array(buffer, cosinesAt).set(cosines)
    new Float64Array(buffer, sinesAt).set(sines)
    const cell = [cellHeight, cellWidth] as const
    const bins = [orientations, cosinesAt, sinesAt, scratch] as const
    engine.hogCells(height, width, channels, image, ...cell, ...bins, target)
    return new Float64Array(buffer, target, length).slice()
  })
  return { rows, columns, histograms }
}

/** Where the module cannot run, and where votes are shared, which needs the angles themselves. */
const cellsInJavaScript = (
  values: Float32Array,
  [height, width, channels]: Size,
  { orientations, cell: [cellHeight, cellWidth], interpolation }: CellOptions,
): Cells => {
  const rows = Math.floor(height / cellHeight)
  const columns = Math.floor(width / cellWidth)
  const histograms = new Float64Array(rows * columns * orientations)
  const borders = bordersOf(orientations)
  const row = width * channels
  const share = 1 / (cellHeight * cellWidth)
  const perBin = 180 / orientations
  const degrees = 180 / Math.PI
  const isShared = interpolation === 'linear'
  for (let y = 0; y < rows * cellHeight; y++) {
    const isInnerY = y > 0 && y < height - 1
    let first = Math.floor(y / cellHeight) * columns * orientations
    let last = cellWidth
    for (let x = 0; x < columns * cellWidth; x++) {
      if (x === last) {
        last += cellWidth
        first += orientations
      }
      const isInnerX = x > 0 && x < width - 1
      let down = 0
      let right = 0
      let most = -1
      const end = y * row + (x + 1) * channels
      for (let at = end - channels; at < end; at++) {
        const dy = isInnerY ? Math.fround(values[at + row]! - values[at - row]!) : 0
        const dx = isInnerX ? Math.fround(values[at + channels]! - values[at - channels]!) : 0
        const size = dy * dy + dx * dx
        // NaN is kept, whatever comes after it.
        if (size <= most) continue
        if (Number.isNaN(most)) break
        most = size
        down = dy
        right = dx
      }
      if (most <= 0) continue
      const vote = Math.sqrt(most) * share
      if (Number.isNaN(vote)) histograms.fill(Number.NaN, first, first + orientations)
      else if (isShared) {
        // In bins, from the middle of the first.
        const place = ((Math.atan2(down, right) * degrees + 360) % 180) / perBin - 0.5
        const lower = Math.floor(place)
        const rest = place - lower
        const one = lower < 0 ? orientations - 1 : lower
        histograms[first + one]! += vote * (1 - rest)
        histograms[first + (one + 1 === orientations ? 0 : one + 1)]! += vote * rest
      } else histograms[first + binOf(down, right, borders)]! += vote
    }
  }
  return { rows, columns, histograms }
}
