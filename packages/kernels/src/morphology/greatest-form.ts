import type { Edges } from '../linear/border.js'
import type { FootprintMask } from './footprint.js'

/** What spreads beyond the edges of the images, `constant` with the lowest number where nothing does. */
export interface GreatestForm {
  readonly mask: FootprintMask
  readonly edges: Edges
}

export const sizeOf = (mask: FootprintMask) => ({ height: mask.length, width: mask[0]!.length })

/**
 * By which places the greatest of `length` neighbours are found, each step looking at what the one before
 * has found: with every step the reach doubles.
 */
export const shiftsFor = (length: number): readonly number[] => {
  const shifts: number[] = []
  let reach = 1
  while (reach < length) {
    const shift = Math.min(reach, length - reach)
    shifts.push(shift)
    reach += shift
  }
  return shifts
}
