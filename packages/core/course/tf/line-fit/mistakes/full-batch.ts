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
      loss: tf.div(tf.sum<tf.Scalar>(tf.square(error)), 2 * n),
      dw: tf.div(tf.sum<tf.Scalar>(tf.mul(error, x)), n),
      db: tf.div(tf.sum<tf.Scalar>(error), n),
    }
  })

export const fitLine = async (
  x: tf.Tensor1D,
  y: tf.Tensor1D,
  o: { rate: number; epochs: number; w: number; b: number },
): Promise<{ w: number; b: number }> => {
  let { w, b } = o
  for (let epoch = 0; epoch < o.epochs; epoch++) {
    const slopes = tf.tidy(() => {
      const { dw, db } = lineGrad(x, y, tf.scalar(w), tf.scalar(b), x.shape[0])
      return tf.stack([dw, db])
    })
    const [dw, db] = await slopes.data()
    slopes.dispose()
    w -= o.rate * dw!
    b -= o.rate * db!
  }
  return { w, b }
}
