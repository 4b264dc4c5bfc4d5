import * as tf from '@tensorflow/tfjs-core'

export const mlp = (x: tf.Tensor2D, layers: { w: tf.Tensor2D; b: tf.Tensor1D }[]): tf.Tensor2D =>
  tf.tidy(() =>
    layers.reduce((inputs, { w, b }, i) => {
      const sums = tf.add<tf.Tensor2D>(tf.matMul(inputs, w), b)
      return i < layers.length - 1 ? tf.relu(sums) : sums
    }, x),
  )

export const countParams = (sizes: number[]): number =>
  sizes.slice(1).reduce((sum, outputs, i) => sum + (sizes[i]! + 1) * outputs, 0)
