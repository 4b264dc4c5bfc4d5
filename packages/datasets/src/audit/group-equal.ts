import { hashBytes } from './hash-bytes.js'
import type { Steps } from './run-steps.js'
import type { Split, Splits } from './split.js'

/** Items of all splits, one split after the other, and which of them are equal. */
export interface EqualItems {
  /** `[items]`: equal items, and only those, have the same number, counted in order of appearance. */
  readonly groupOf: Uint32Array
  readonly groupCount: number
  /** Where each split begins. */
  readonly starts: readonly number[]
}

const itemsPerStep = 256

const bytesOf = ({ values }: Split): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength)

const areEqual = (a: Uint8Array, aStart: number, b: Uint8Array, bStart: number, size: number) => {
  for (let i = 0; i < size; i++) if (a[aStart + i] !== b[bStart + i]) return false
  return true
}

/**
 * Finds the items that are equal byte by byte (so 0 and -0 differ, and a NaN is equal to the same
 * NaN). A 64-bit hash finds the candidates and the bytes decide, so nothing is equal by chance.
 */
export function* groupEqual({ list, length }: Splits): Steps<EqualItems> {
  const itemBytes = list[0]!.size * list[0]!.values.BYTES_PER_ELEMENT
  const groupOf = new Uint32Array(length)
  const starts: number[] = []
  // By group: its hash, and its first item as a split and a place.
  const highs = new Int32Array(length)
  const lows = new Int32Array(length)
  const firstSplit: Uint8Array[] = []
  const firstStart = new Float64Array(length)
  let groupCount = 0
  // Open addressing with a load of at most one half; a slot holds a group + 1.
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(2, length * 2))))
  const mask = slots.length - 1
  const hash = new Int32Array(2)
  let item = 0
  for (const split of list) {
    starts.push(item)
    const bytes = bytesOf(split)
    for (let index = 0; index < split.length; index++, item++) {
      const start = index * itemBytes
      hashBytes(bytes, start, start + itemBytes, hash)
      let slot = hash[0]! & mask
      for (; ; slot = (slot + 1) & mask) {
        const group = slots[slot]! - 1
        if (group < 0) {
          slots[slot] = groupCount + 1
          groupOf[item] = groupCount
          highs[groupCount] = hash[0]!
          lows[groupCount] = hash[1]!
          firstSplit.push(bytes)
          firstStart[groupCount++] = start
          break
        }
        if (
          highs[group] === hash[0] &&
          lows[group] === hash[1] &&
          areEqual(firstSplit[group]!, firstStart[group]!, bytes, start, itemBytes)
        ) {
          groupOf[item] = group
          break
        }
      }
      if (index % itemsPerStep === 0) yield item / length
    }
  }
  return { groupOf, groupCount, starts }
}
