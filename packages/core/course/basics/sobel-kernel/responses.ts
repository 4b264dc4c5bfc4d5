import { gaussian, sobel } from '@firstgrad/kernels'
import * as tf from '@tensorflow/tfjs-core'

/** The slide's two kernels and their magnitude; the library counts brighter downward as positive. */
export const edgesOf = (image: tf.Tensor2D) =>
  tf.tidy(() => {
    const k1 = tf.neg(sobel(image, { axis: 'y', normalization: 'none' }))
    const k2 = sobel(image, { axis: 'x', normalization: 'none' })
    return { k1, k2, magnitude: tf.sqrt(tf.add<tf.Tensor2D>(tf.square(k1), tf.square(k2))) }
  })

export const blurred = (image: tf.Tensor2D, sigma: number): tf.Tensor2D =>
  sigma === 0 ? tf.clone(image) : gaussian(image, { sigma })

/** The root of the mean square of a magnitude. */
export const rmsOf = (magnitude: ArrayLike<number>): number =>
  Math.sqrt(Array.from(magnitude).reduce((sum, m) => sum + m * m, 0) / magnitude.length)

/** Where the clean photo has its strongest edges: one pixel of twenty. */
export const strongestPixels = (magnitude: ArrayLike<number>): number[] =>
  Array.from(magnitude, (_, i) => i)
    .toSorted((a, b) => magnitude[b]! - magnitude[a]!)
    .slice(0, Math.floor(magnitude.length / 20))

/** The mean magnitude there. */
export const meanAt = (magnitude: ArrayLike<number>, pixels: readonly number[]): number =>
  pixels.reduce((sum, i) => sum + magnitude[i]!, 0) / pixels.length

/** The magnitude of what the kernels answer to an image that is blurred before. */
export const magnitudeAfter = async (image: tf.Tensor2D, sigma: number): Promise<Float32Array> => {
  const magnitude = tf.tidy(() => edgesOf(blurred(image, sigma)).magnitude)
  try {
    return (await magnitude.data()) as Float32Array
  } finally {
    magnitude.dispose()
  }
}
