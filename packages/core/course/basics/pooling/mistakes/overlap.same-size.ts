import * as tf from '@tensorflow/tfjs-core'

export const maxPool2 = (x: tf.Tensor4D): tf.Tensor4D => tf.maxPool(x, 2, 1, 'same')
