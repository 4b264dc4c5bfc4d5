import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'
import { normalQuantile } from './arithmetic/normal-quantile.js'

/** Random numbers one after another. */
export interface RandomStream {
  /** Uniform between two numbers. */
  uniform(min: number, max: number): number
  /** True with a probability. */
  chance(probability: number): boolean
  /** Uniform among the whole numbers from 0 to `count - 1`. */
  below(count: number): number
  /** Normal, with mean 0 and standard deviation 1. */
  normal(): number
}

// The finaliser of MurmurHash3 is a bijection, so no two images of a split share a key.
const mix = (value: number): number => {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}

const goldenRatio = 0x9e3779b9

/**
 * The stream of one image: xoroshiro128+ from a state that hangs on the key alone.
 *
 * @param key whole numbers: the seed (to 2^53 - 1), then what tells streams of this seed apart
 */
export const randomStream = (...[seed, ...rest]: readonly [number, ...number[]]): RandomStream => {
  let key = mix(mix(seed % 2 ** 32) + Math.floor(seed / 2 ** 32))
  for (const part of rest) key = mix(key + part)
  const words = [1, 2, 3, 4].map((place) => mix(key + Math.imul(place, goldenRatio)))
  const generator = xoroshiro128plusFromState(words)
  // In the middle of 2^32 equal steps: never 0 or 1, where the normal quantile is infinite.
  const fraction = () => ((generator.next() >>> 0) + 0.5) / 2 ** 32
  return {
    uniform: (min, max) => min + (max - min) * fraction(),
    chance: (probability) => fraction() < probability,
    below: (count) => Math.floor(count * fraction()),
    normal: () => normalQuantile(fraction()),
  }
}
