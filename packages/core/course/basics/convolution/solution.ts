import * as tf from '@tensorflow/tfjs-core'

export interface ConvOptions {
  stride?: number
  pad?: 'valid' | 'same'
}

/** How many answers there are along one axis, and how many zeros stand before and after it. */
const along = (size: number, taps: number, { stride = 1, pad = 'valid' }: ConvOptions) => {
  if (pad === 'valid') return { out: Math.floor((size - taps) / stride) + 1, before: 0, after: 0 }
  const out = Math.ceil(size / stride)
  const zeros = Math.max((out - 1) * stride + taps - size, 0)
  const before = Math.floor(zeros / 2)
  return { out, before, after: zeros - before }
}

export const conv2d = (x: tf.Tensor2D, k: tf.Tensor2D, o: ConvOptions = {}): tf.Tensor2D =>
  tf.tidy(() => {
    const { stride = 1 } = o
    const [height, width] = k.shape
    const rows = along(x.shape[0], height, o)
    const columns = along(x.shape[1], width, o)
    // Zeros beyond the last place too, so that each shifted image can be cut into whole strides.
    const padded = tf.pad(x, [
      [rows.before, rows.after + stride - 1],
      [columns.before, columns.after + stride - 1],
    ])
    const products: tf.Tensor2D[] = []
    for (let i = 0; i < height; i++) {
      for (let j = 0; j < width; j++) {
        const shifted = tf.slice(padded, [i, j], [rows.out * stride, columns.out * stride])
        // Every stride-th pixel by reshape, because tf.stridedSlice has no gradient.
        const cut = tf.reshape(shifted, [rows.out, stride, columns.out, stride])
        const seen = tf.slice(cut, [0, 0, 0, 0], [rows.out, 1, columns.out, 1])
        const pixels = tf.reshape(seen, [rows.out, columns.out])
        products.push(tf.mul(pixels, tf.slice(k, [i, j], [1, 1])))
      }
    }
    return tf.addN(products)
  })
