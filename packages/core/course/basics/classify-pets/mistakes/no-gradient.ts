import * as tf from '@tensorflow/tfjs-core'

export const softmaxCrossEntropy = (logits: tf.Tensor2D, labels: tf.Tensor1D): tf.Scalar =>
  tf.tidy(() => {
    const rows = tf.range(0, logits.shape[0], 1, 'int32')
    const truth = tf.gatherND(tf.logSoftmax(logits), tf.stack([rows, labels], 1))
    return tf.neg(tf.mean<tf.Scalar>(truth))
  })
