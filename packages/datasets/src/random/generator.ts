import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

// The finaliser of MurmurHash3: neighbouring seeds and epochs give unrelated generators.
const mix = (value: number): number => {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}

/** Random numbers of a seed from 0 to 2^53 - 1, and of an epoch: none like those of another. */
export const generatorOf = (seed: number, epoch: number) => {
  const high = Math.floor(seed / 2 ** 32)
  return xoroshiro128plus(mix(mix(mix(seed % 2 ** 32) + high) + epoch))
}
