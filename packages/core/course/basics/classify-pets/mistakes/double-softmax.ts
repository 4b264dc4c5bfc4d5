import * as tf from '@tensorflow/tfjs-core'

export const softmaxCrossEntropy = (logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar =>
  tf.tidy(() => {
    const wanted = tf.oneHot(labels, logits.shape[1])
    const surprise = tf.sum(tf.mul(wanted, tf.logSoftmax(tf.softmax(logits))), 1)
    return tf.neg(tf.mean<tf.Scalar>(surprise))
  })
