import * as tf from '@tensorflow/tfjs-core'

export const rowSums = (x: tf.Tensor2D): tf.Tensor1D => tf.sum(x, 1)
