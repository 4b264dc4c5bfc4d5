import * as tf from '@tensorflow/tfjs-core'

export const softmaxCrossEntropy = (logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar =>
  tf.tidy(() => {
    const wanted = tf.oneHot(labels, logits.shape[1])
    const grown = tf.exp(logits)
    const own = tf.log(tf.sum(tf.mul(grown, wanted), 1))
    return tf.mean<tf.Scalar>(tf.sub(tf.log(tf.sum(grown, 1)), own))
  })
