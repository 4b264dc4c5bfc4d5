import * as tf from '@tensorflow/tfjs-core'

export const lineGrad = (
  x: tf.Tensor1D,
  y: tf.Tensor1D,
  w: tf.Scalar,
  b: tf.Scalar,
  n: number,
): { loss: tf.Scalar; dw: tf.Scalar; db: tf.Scalar } => {
  const error = tf.sub(tf.add(tf.mul(w, x), b), y)
  return {
    loss: tf.div(tf.sum<tf.Scalar>(tf.square(error)), 2 * n),
    dw: tf.div(tf.sum<tf.Scalar>(tf.mul(error, x)), n),
    db: tf.div(tf.sum<tf.Scalar>(error), n),
  }
}

export const fitLine = async (
  x: tf.Tensor1D,
  y: tf.Tensor1D,
  { rate, epochs, ...start }: { rate: number; epochs: number; w: number; b: number },
): Promise<{ w: number; b: number }> => {
  const n = x.shape[0]
  let w = tf.scalar(start.w)
  let b = tf.scalar(start.b)
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = 0; i < n; i++) {
      const { dw, db } = lineGrad(tf.slice(x, i, 1), tf.slice(y, i, 1), w, b, n)
      w = tf.sub(w, tf.mul(rate, dw))
      b = tf.sub(b, tf.mul(rate, db))
    }
  }
  return { w: (await w.data())[0]!, b: (await b.data())[0]! }
}
