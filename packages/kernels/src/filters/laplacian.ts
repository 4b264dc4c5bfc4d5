import { checkImage, type Image, onImages } from '../image.js'
import { type BorderOptions, checkBorder } from '../linear/border.js'
import { correlateImages } from '../linear/correlate-images.js'

const taps = Float32Array.of(0, -1, 0, -1, 4, -1, 0, -1, 0)

/**
 * Four times each pixel less its four neighbours, as scikit-image: positive where a pixel is brighter
 * than what surrounds it. OpenCV's has the opposite sign. Differentiable: yes.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const spots = laplacian(image)
 * ```
 */
export const laplacian = <T extends Image>(image: T, options: BorderOptions = {}): T => {
  checkImage('laplacian', image)
  const edges = checkBorder('laplacian', options)
  const kernel = { taps, height: 3, width: 3 }
  return onImages(image, (images) => correlateImages(images, [kernel], edges))
}
