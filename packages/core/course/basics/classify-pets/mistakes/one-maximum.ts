import * as tf from '@tensorflow/tfjs-core'

export const softmaxCrossEntropy = (logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar =>
  tf.tidy(() => {
    const wanted = tf.oneHot(labels, logits.shape[1])
    const shifted = tf.sub(logits, tf.max(logits))
    const logSum = tf.log(tf.sum(tf.exp(shifted), 1))
    return tf.mean<tf.Scalar>(tf.sub(logSum, tf.sum(tf.mul(shifted, wanted), 1)))
  })
