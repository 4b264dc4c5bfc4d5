import * as tf from '@tensorflow/tfjs-core'

export const softmaxCrossEntropy = (logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar =>
  tf.tidy(() => {
    // Softmax is the same for logits less their maximum; then no exponential exceeds 1.
    const shifted = tf.sub(logits, tf.max(logits, 1, true))
    const logSum = tf.log(tf.sum(tf.exp(shifted), 1))
    const truth = tf.sum(tf.mul(shifted, tf.oneHot(labels, logits.shape[1])), 1)
    return tf.mean<tf.Scalar>(tf.sub(logSum, truth))
  })
