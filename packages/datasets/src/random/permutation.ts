import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { checkInteger } from '../check-option.js'
import { generatorOf } from './generator.js'

/**
 * The numbers 0 to `length - 1` in an order that depends on `seed` and `epoch` alone.
 *
 * Fisher-Yates from the last place to the first (Knuth, The Art of Computer Programming, volume 2,
 * algorithm P), drawing from xoroshiro128+. Integer arithmetic only, so that the same seed gives
 * the same order on every machine and in every browser; a frozen value in the tests holds it.
 *
 * @param seed a whole number from 0 to 2^53 - 1
 * @param epoch a whole number; each epoch of one seed has its own order
 *
 * @example
 * ```ts
 * console.log(permutation(5, { seed: 7 }))
 * ```
 */
export const permutation = (
  length: number,
  { seed, epoch = 0 }: { readonly seed: number; readonly epoch?: number },
): Uint32Array => {
  checkInteger('seed', seed, { min: 0 })
  checkInteger('epoch', epoch, { min: 0 })
  const generator = generatorOf(seed, epoch)
  const order = Uint32Array.from({ length }, (_, index) => index)
  for (let last = length - 1; last > 0; last--) {
    const chosen = uniformInt(generator, 0, last)
    const value = order[last]!
    order[last] = order[chosen]!
    order[chosen] = value
  }
  return order
}
