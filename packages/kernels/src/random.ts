import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

// The finaliser of MurmurHash3: neighbouring seeds give unrelated generators. Without it small seeds all begin alike.
const mix = (value: number): number => {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}

/** Gives the next number from 0 to below 1. */
export type Draw = () => number

/** Random numbers of a seed from 0 to 2^53 - 1, none like those of another. */
export const drawFrom = (seed: number): Draw => {
  const high = Math.floor(seed / 2 ** 32)
  const random = xoroshiro128plus(mix(mix(seed % 2 ** 32) + high))
  return () => uniformFloat64(random)
}

/**
 * Independent draws with mean 0 and standard deviation 1.
 *
 * Source: G. Box and M. Muller, A note on the generation of random normal deviates (1958).
 */
export const drawNormals = (draw: Draw, count: number): Float32Array => {
  const values = new Float32Array(count)
  for (let at = 0; at < count; at += 2) {
    // The logarithm must not meet 0.
    const radius = Math.sqrt(-2 * Math.log(1 - draw()))
    const angle = 2 * Math.PI * draw()
    values[at] = radius * Math.cos(angle)
    if (at + 1 < count) values[at + 1] = radius * Math.sin(angle)
  }
  return values
}
