import * as tf from '@tensorflow/tfjs-core'

export interface Edges {
  k1: tf.Tensor2D
  k2: tf.Tensor2D
  magnitude: tf.Tensor2D
}

/** Once more the first and the last pixel along an axis: what a mirror shows one pixel beyond. */
const mirrored = (x: tf.Tensor2D, axis: 0 | 1): tf.Tensor2D => {
  const [height, width] = x.shape
  const size: [number, number] = axis === 0 ? [1, width] : [height, 1]
  const end: [number, number] = axis === 0 ? [height - 1, 0] : [0, width - 1]
  return tf.concat([tf.slice(x, [0, 0], size), x, tf.slice(x, end, size)], axis)
}

/** One of three windows [height, width] into the mirrored image: 0, 1 or 2 pixels down and right. */
const windowOf = (x: tf.Tensor2D, padded: tf.Tensor2D) => (down: number, right: number) =>
  tf.slice(padded, [down, right], x.shape)

export const sobel = (gray: tf.Tensor2D): Edges =>
  tf.tidy(() => {
    const at = windowOf(gray, mirrored(mirrored(gray, 0), 1))
    const smooth = (a: tf.Tensor2D, b: tf.Tensor2D, c: tf.Tensor2D) =>
      tf.add<tf.Tensor2D>(tf.add(a, c), tf.mul(b, 2))
    const k1 = tf.sub<tf.Tensor2D>(
      smooth(at(0, 0), at(0, 1), at(0, 2)),
      smooth(at(2, 0), at(2, 1), at(2, 2)),
    )
    const k2 = tf.sub<tf.Tensor2D>(
      smooth(at(0, 2), at(1, 2), at(2, 2)),
      smooth(at(0, 0), at(1, 0), at(2, 0)),
    )
    // The slope of a root at 0 is infinite; a little more than 0 below it keeps it a number.
    const squares = tf.add(tf.square(k1), tf.square(k2))
    return { k1, k2, magnitude: tf.sqrt(tf.add<tf.Tensor2D>(squares, 1e-12)) }
  })
