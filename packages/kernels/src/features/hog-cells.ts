import { binsOf } from './gradient-bins.js'

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

/**
 * Lets every pixel vote, with the size of its gradient, for the direction of it. Of several channels
 * the one that changes most counts; the outermost pixels have no gradient across the edge.
 *
 * @param values `[height, width, channels]`
 */
export const hogCells = (
  values: Float32Array,
  [height, width, channels]: readonly [number, number, number],
  { orientations, cell: [cellHeight, cellWidth], interpolation }: CellOptions,
): Cells => {
  const rows = Math.floor(height / cellHeight)
  const columns = Math.floor(width / cellWidth)
  const histograms = new Float64Array(rows * columns * orientations)
  const binOf = binsOf(orientations)
  const row = width * channels
  const share = 1 / (cellHeight * cellWidth)
  for (let y = 0; y < rows * cellHeight; y++) {
    const isInnerY = y > 0 && y < height - 1
    const cellRow = Math.floor(y / cellHeight) * columns
    for (let x = 0; x < columns * cellWidth; x++) {
      const isInnerX = x > 0 && x < width - 1
      let down = 0
      let right = 0
      let most = -1
      for (let channel = 0; channel < channels; channel++) {
        const at = y * row + x * channels + channel
        const dy = isInnerY ? Math.fround(values[at + row]! - values[at - row]!) : 0
        const dx = isInnerX ? Math.fround(values[at + channels]! - values[at - channels]!) : 0
        const size = dy * dy + dx * dx
        // NaN is kept, whatever comes after it.
        if (size > most || Number.isNaN(size)) {
          most = size
          down = dy
          right = dx
        }
      }
      if (most <= 0) continue
      const first = (cellRow + Math.floor(x / cellWidth)) * orientations
      if (Number.isNaN(most)) {
        histograms.fill(Number.NaN, first, first + orientations)
        continue
      }
      const vote = Math.sqrt(most) * share
      if (interpolation === 'none') {
        histograms[first + binOf(down, right)]! += vote
        continue
      }
      const degrees = (Math.atan2(down, right) * 180) / Math.PI
      // In bins, from the middle of the first.
      const place = ((degrees + 360) % 180) / (180 / orientations) - 0.5
      const lower = Math.floor(place)
      const rest = place - lower
      histograms[first + ((lower + orientations) % orientations)]! += vote * (1 - rest)
      histograms[first + ((lower + 1) % orientations)]! += vote * rest
    }
  }
  return { rows, columns, histograms }
}
