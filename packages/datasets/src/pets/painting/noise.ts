import type { RandomStream } from '../random-stream.js'
import type { Picture } from './paint.js'

/**
 * Finishes a picture: adds normal noise to every value and keeps the sums within 0 to 1.
 *
 * @param deviation the standard deviation of the noise
 * @param image where the values go, `[size, size, 3]`
 */
export const addNoise = (
  { pixels }: Picture,
  deviation: number,
  stream: RandomStream,
  image: Float32Array,
): void => {
  for (let at = 0; at < pixels.length; at++) {
    const noise = deviation === 0 ? 0 : deviation * stream.normal()
    image[at] = Math.min(1, Math.max(0, pixels[at]! + noise))
  }
}
