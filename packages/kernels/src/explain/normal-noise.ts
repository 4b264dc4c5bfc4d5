import type { Draw } from '../random.js'

/** Independent draws with mean 0 and standard deviation 1 (G. Box and M. Muller, 1958). */
export const normalNoise = (draw: Draw, count: number): Float32Array => {
  const values = new Float32Array(count)
  for (let i = 0; i < count; i += 2) {
    // The logarithm must not meet 0.
    const radius = Math.sqrt(-2 * Math.log(1 - draw()))
    const angle = 2 * Math.PI * draw()
    values[i] = radius * Math.cos(angle)
    if (i + 1 < count) values[i + 1] = radius * Math.sin(angle)
  }
  return values
}
