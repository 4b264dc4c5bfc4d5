import { areaResizer } from './resize-area.js'
import type { Steps } from './run-steps.js'

/** Cells of the small image: each of 8 rows gives 8 comparisons of neighbours. */
export const hashRows = 8
export const hashColumns = 9
export const cellCount = hashRows * hashColumns

export interface Hashes {
  /** `[items]`, the upper four rows of the small image. */
  readonly high: Uint32Array
  /** `[items]`, the lower four rows. */
  readonly low: Uint32Array
  /** `[items, 72]`: the small images. */
  readonly cells: Float32Array
}

const itemsPerStep = 256

/**
 * The difference hash of images: 64 bits, each telling whether one of 9 × 8 cells is darker than its
 * right neighbour. Neither brightness, contrast nor size changes it much.
 *
 * N. Krawetz, "Kind of Like That", The Hacker Factor Blog, 2013.
 *
 * @param itemAt where the image of each hash is: its values, and which of them
 */
export function* differenceHashes(
  sides: readonly [number, number, number],
  count: number,
  itemAt: (item: number) => { readonly values: ArrayLike<number>; readonly index: number },
): Steps<Hashes> {
  const resize = areaResizer(sides, [hashRows, hashColumns])
  const high = new Uint32Array(count)
  const low = new Uint32Array(count)
  const cells = new Float32Array(count * cellCount)
  for (let item = 0; item < count; item++) {
    const { values, index } = itemAt(item)
    const start = item * cellCount
    resize(values, index, cells, start)
    for (let row = 0; row < hashRows; row++) {
      const half = row < hashRows / 2 ? high : low
      for (let column = 0; column + 1 < hashColumns; column++) {
        const cell = start + row * hashColumns + column
        half[item] = (half[item]! << 1) | (cells[cell]! < cells[cell + 1]! ? 1 : 0)
      }
    }
    if (item % itemsPerStep === 0) yield item / count
  }
  return { high, low, cells }
}

/** The number of bits that are set. */
export const bitCount = (bits: number): number => {
  let count = bits - ((bits >>> 1) & 0x55555555)
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333)
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
