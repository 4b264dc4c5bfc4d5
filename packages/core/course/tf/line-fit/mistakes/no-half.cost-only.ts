import * as tf from '@tensorflow/tfjs-core'

export const lineGrad = (
  x: tf.Tensor1D,
  y: tf.Tensor1D,
  w: tf.Scalar,
  b: tf.Scalar,
  n: number,
): { loss: tf.Scalar; dw: tf.Scalar; db: tf.Scalar } =>
  tf.tidy(() => {
    const error = tf.sub(tf.add(tf.mul(w, x), b), y)
    return {
      loss: tf.div(tf.sum<tf.Scalar>(tf.square(error)), n),
      dw: tf.div(tf.sum<tf.Scalar>(tf.mul(error, x)), n / 2),
      db: tf.div(tf.sum<tf.Scalar>(error), n / 2),
    }
  })

export const fitLine = async (
  x: tf.Tensor1D,
  y: tf.Tensor1D,
  { rate, epochs, ...start }: { rate: number; epochs: number; w: number; b: number },
): Promise<{ w: number; b: number }> => {
  const n = x.shape[0]
  const xs = tf.split<tf.Tensor1D>(x, n)
  const ys = tf.split<tf.Tensor1D>(y, n)
  let line = { w: tf.scalar(start.w), b: tf.scalar(start.b) }
  try {
    for (let step = 0; step < epochs * n; step++) {
      const next = tf.tidy(() => {
        const { dw, db } = lineGrad(xs[step % n]!, ys[step % n]!, line.w, line.b, n)
        return {
          w: tf.sub<tf.Scalar>(line.w, tf.mul(rate / 2, dw)),
          b: tf.sub<tf.Scalar>(line.b, tf.mul(rate / 2, db)),
        }
      })
      tf.dispose(line)
      line = next
    }
    const [[w], [b]] = await Promise.all([line.w.data(), line.b.data()])
    return { w: w!, b: b! }
  } finally {
    tf.dispose([xs, ys, line])
  }
}
