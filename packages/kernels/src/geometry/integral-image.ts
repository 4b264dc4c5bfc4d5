import { cumsum, reverse, type Tensor4D, tensor4d } from '@tensorflow/tfjs-core'
import { isOnHost } from '../host/on-host.js'
import { checkImage, type Image, onImages } from '../image.js'
import { withGradient } from '../linear/with-gradient.js'

/** In double precision; rounded once, at the end. */
const onHost = (images: Tensor4D): Tensor4D => {
  const { shape } = images
  const [count, height, width, channels] = shape
  const values = images.dataSync<'float32'>()
  const results = new Float32Array(values.length)
  const length = width * channels
  const above = new Float64Array(length)
  const row = new Float64Array(channels)
  for (let first = 0; first < count * height * length; first += length) {
    if (first % (height * length) === 0) above.fill(0)
    row.fill(0)
    for (let at = 0; at < length; at++) {
      row[at % channels]! += values[first + at]!
      above[at]! += row[at % channels]!
      results[first + at] = above[at]!
    }
  }
  return tensor4d(results, shape)
}

const sums = (images: Tensor4D): Tensor4D =>
  withGradient(
    images,
    (one) => (isOnHost() ? onHost(one) : cumsum(cumsum(one, 1), 2)),
    // A pixel is part of all sums to the right and below.
    (gradient) => reverse(sums(reverse(gradient, [1, 2])), [1, 2]),
  )

/**
 * The sum of all pixels above and to the left of each, itself included, as scikit-image's `integral_image`:
 * with it `boxSums` tells the sum of any rectangle from four values. Differentiable: yes.
 *
 * Sums are made in double precision where values lie in memory, and kept in float32, which holds whole numbers
 * up to 2^24 only: of an image of 512 x 512 from 0 to 255 the last sums are off by up to 2, and what `boxSums`
 * finds between four of them by up to 8. Subtract the mean of the image before where that matters.
 *
 * Source: F. Crow, Summed-area tables for texture mapping (1984).
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image
 * @throws `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const [sum] = boxSums(integralImage(image), [{ top: 2, left: 3, height: 4, width: 5 }]).dataSync()
 * ```
 */
export const integralImage = <T extends Image>(image: T): T => {
  checkImage('integralImage', image)
  return onImages(image, (images) => (images.size === 0 ? images.clone() : sums(images)))
}
