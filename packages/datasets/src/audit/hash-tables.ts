import type { Hashes } from './difference-hash.js'

/** Bits of a hash, as its upper and lower half. */
export interface Bits {
  readonly high: number
  readonly low: number
}

const matching = 2

/** Bits that differ most among the hashes first: a bit that is always 0 tells nothing apart. */
const byBalance = ({ high, low }: Hashes): number[] => {
  const ones = new Float64Array(64)
  for (let item = 0; item < high.length; item++) {
    for (let bit = 0; bit < 32; bit++) {
      ones[bit]! += (high[item]! >>> bit) & 1
      ones[bit + 32]! += (low[item]! >>> bit) & 1
    }
  }
  const imbalance = (bit: number) => Math.abs(ones[bit]! - high.length / 2)
  return Array.from(ones, (_, bit) => bit).sort((a, b) => imbalance(a) - imbalance(b))
}

/**
 * Choices of bits of which at least one is equal in any two hashes that differ in at most `distance`
 * bits: the 64 bits are dealt to `distance + 2` blocks, and so many differing bits leave two blocks
 * alone. Each choice is two of the blocks, with as many telling bits as any other.
 *
 * G. S. Manku, A. Jain, A. Das Sarma, "Detecting near-duplicates for web crawling", WWW 2007; the
 * blocks dealt by what the bits tell as in M. Norouzi, A. Punjani, D. J. Fleet, "Fast exact search in
 * Hamming space with multi-index hashing", TPAMI 36(6), 2014.
 */
export const hashTables = (hashes: Hashes, distance: number): Bits[] => {
  const blocks = Array.from({ length: distance + matching }, () => ({ high: 0, low: 0 }))
  byBalance(hashes).forEach((bit, rank) => {
    const block = blocks[rank % blocks.length]!
    if (bit < 32) block.high |= 1 << bit
    else block.low |= 1 << (bit - 32)
  })
  return blocks.flatMap((a, i) =>
    blocks.slice(i + 1).map((b) => ({ high: a.high | b.high, low: a.low | b.low })),
  )
}
