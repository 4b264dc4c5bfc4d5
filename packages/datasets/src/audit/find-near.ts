import { bitCount, cellCount, type Hashes } from './difference-hash.js'
import { mix32 } from './hash-bytes.js'
import { type Bits, hashTables } from './hash-tables.js'
import type { Steps } from './run-steps.js'

export interface NearSearch {
  readonly hashes: Hashes
  readonly hashDistance: number
  /** In units of the values. */
  readonly meanDifference: number
  /** Pairs that are not asked for. */
  readonly leaveOut: (a: number, b: number) => boolean
  /** The exact difference of two images, or more than `limit` if it is more. */
  readonly differenceOf: (a: number, b: number, limit: number) => number
}

export interface FoundPair {
  readonly a: number
  readonly b: number
  readonly hashDistance: number
  readonly difference: number
}

// What keeps the search within a minute and a gigabyte if everything resembles everything.
const mostPairs = 2 ** 20
const mostCandidates = 2 ** 30
const candidatesPerStep = 2 ** 16

const meansOf = ({ high, cells }: Hashes): Float32Array => {
  const means = new Float32Array(high.length)
  for (let item = 0; item < means.length; item++) {
    let sum = 0
    for (let cell = 0; cell < cellCount; cell++) sum += cells[item * cellCount + cell]!
    means[item] = sum / cellCount
  }
  return means
}

/**
 * Finds all pairs of images whose hashes differ in few bits and whose values differ little, without
 * comparing each two: only what falls into one bucket of a table is compared, and there only what is
 * equally bright, as the difference of the means is at most the mean difference.
 *
 * @returns the pairs, each once, `a < b`, and whether these are all
 */
export function* findNear({
  hashes,
  hashDistance,
  meanDifference,
  leaveOut,
  differenceOf,
}: NearSearch): Steps<{ pairs: FoundPair[]; complete: boolean }> {
  const { high, low, cells } = hashes
  const count = high.length
  const means = meansOf(hashes)
  const byMean = Uint32Array.from(means, (_, item) => item).sort((a, b) => means[a]! - means[b]!)
  // Sums of floats are a little off; what is dropped here must be dropped for sure.
  const slack = meanDifference * (1 + 1e-4) + 1e-6 * Math.abs(means[byMean[count - 1]!] ?? 0)
  const tables = hashTables(hashes, hashDistance)
  const heads = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, count))))
  const next = new Int32Array(count)
  const pairs: FoundPair[] = []
  let candidates = 0

  const isIn = ({ high: ofHigh, low: ofLow }: Bits, highBits: number, lowBits: number) =>
    (highBits & ofHigh) === 0 && (lowBits & ofLow) === 0

  const consider = (a: number, b: number, table: number): void => {
    const highBits = high[a]! ^ high[b]!
    const lowBits = low[a]! ^ low[b]!
    const distance = bitCount(highBits) + bitCount(lowBits)
    // Another bucket's item on the same slot, or a pair that an earlier table has found.
    if (distance > hashDistance || !isIn(tables[table]!, highBits, lowBits)) return
    for (let earlier = 0; earlier < table; earlier++) {
      if (isIn(tables[earlier]!, highBits, lowBits)) return
    }
    let sum = 0
    for (let i = a * cellCount, j = b * cellCount, end = i + cellCount; i < end; i++, j++) {
      sum += Math.abs(cells[i]! - cells[j]!)
      if (sum > slack * cellCount) return
    }
    if (leaveOut(a, b)) return
    const difference = differenceOf(a, b, meanDifference)
    if (difference > meanDifference) return
    pairs.push({ a: Math.min(a, b), b: Math.max(a, b), hashDistance: distance, difference })
  }

  for (let table = 0; table < tables.length; table++) {
    const bits = tables[table]!
    heads.fill(-1)
    for (let rank = 0; rank < count; rank++) {
      const item = byMean[rank]!
      const key = mix32((high[item]! & bits.high) ^ mix32(low[item]! & bits.low))
      const slot = key & (heads.length - 1)
      // The newest item of a slot is the nearest in brightness: the first too far ends the walk.
      for (let other = heads[slot]!; other >= 0; other = next[other]!) {
        if (means[item]! - means[other]! > slack) break
        candidates += 1
        consider(other, item, table)
        if (candidates % candidatesPerStep === 0) yield (table + rank / count) / tables.length
        if (candidates >= mostCandidates || pairs.length >= mostPairs) {
          return { pairs, complete: false }
        }
      }
      next[item] = heads[slot]!
      heads[slot] = item
    }
    yield (table + 1) / tables.length
  }
  return { pairs, complete: true }
}
