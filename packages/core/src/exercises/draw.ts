import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { deriveSeed } from '../training/seeds.js'
import { sizeOf, type TensorValue, tensorOf } from './values.js'

/** Seeded randomness: one seed and one purpose draw the same bits everywhere. */
export interface Draw {
  /** One number of [from, to), by default of [0, 1). */
  number(from?: number, to?: number): number
  /** One whole number, both ends included. */
  whole(from: number, to: number): number
  /** One number of N(mean, std), by default of N(0, 1). */
  gauss(mean?: number, std?: number): number
  /** float32 of N(mean, std), by default of N(0, 1). */
  normal(shape: readonly number[], mean?: number, std?: number): TensorValue
  /** float32 of [from, to), by default of [0, 1). */
  uniform(shape: readonly number[], from?: number, to?: number): TensorValue
  /** int32, both ends included. */
  int32(shape: readonly number[], from: number, to: number): TensorValue
  /** 0, ..., n - 1 in a random order. */
  permutation(n: number): number[]
}

/**
 * @param seed of the whole run
 * @param path what the randomness is for; each purpose draws from a stream of its own
 *
 * @example
 * ```ts
 * import { drawFrom } from '@firstgrad/core/exercises'
 *
 * const draw = drawFrom(7, 'points')
 * console.log(draw.whole(1, 6) === drawFrom(7, 'points').whole(1, 6)) // true
 * ```
 */
export const drawFrom = (seed: number, ...path: readonly (string | number)[]): Draw => {
  const source = xoroshiro128plus(deriveSeed(seed, ...path))
  const number = (from = 0, to = 1) => from + (to - from) * uniformFloat64(source)
  const whole = (from: number, to: number) => uniformInt(source, from, to)
  // Box-Muller; 1 - u keeps the logarithm finite.
  const gauss = (mean = 0, std = 1) =>
    mean + std * Math.sqrt(-2 * Math.log(1 - number())) * Math.cos(2 * Math.PI * number())
  const float32 = (shape: readonly number[], one: () => number) =>
    tensorOf(Float32Array.from({ length: sizeOf(shape) }, one), shape)
  return {
    number,
    whole,
    gauss,
    normal: (shape, mean, std) => float32(shape, () => gauss(mean, std)),
    uniform: (shape, from, to) => float32(shape, () => number(from, to)),
    int32: (shape, from, to) =>
      tensorOf(
        Int32Array.from({ length: sizeOf(shape) }, () => whole(from, to)),
        shape,
        'int32',
      ),
    permutation: (n) => {
      const order = Array.from({ length: n }, (_, i) => i)
      for (let i = n - 1; i > 0; i--) {
        const j = whole(0, i)
        ;[order[i], order[j]] = [order[j]!, order[i]!]
      }
      return order
    },
  }
}
