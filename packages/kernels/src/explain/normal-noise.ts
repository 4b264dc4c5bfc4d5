import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'

/** Independent draws with mean 0 and standard deviation 1 (G. Box and M. Muller, 1958). */
export const normalNoise = (random: RandomGenerator, count: number): Float32Array => {
  const values = new Float32Array(count)
  for (let i = 0; i < count; i += 2) {
    // The logarithm must not meet 0.
    const radius = Math.sqrt(-2 * Math.log(1 - uniformFloat64(random)))
    const angle = 2 * Math.PI * uniformFloat64(random)
    values[i] = radius * Math.cos(angle)
    if (i + 1 < count) values[i + 1] = radius * Math.sin(angle)
  }
  return values
}
