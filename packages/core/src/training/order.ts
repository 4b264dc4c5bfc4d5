import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { deriveSeed } from './seeds.js'

/**
 * The order in which an epoch visits its examples: a Fisher-Yates shuffle of 0 ... length - 1.
 *
 * It depends on the seed and the epoch alone, so that a resumed run goes on in the same order.
 */
export const epochOrder = (length: number, seed: number, epoch: number): Uint32Array => {
  const order = Uint32Array.from({ length }, (_, i) => i)
  const random = xoroshiro128plus(deriveSeed(seed, 'order', epoch))
  for (let i = length - 1; i > 0; i--) {
    const j = uniformInt(random, 0, i)
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
  }
  return order
}
