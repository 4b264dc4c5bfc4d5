import * as tf from '@tensorflow/tfjs-core'

export const saliency = (x: tf.Tensor4D, score: (x: tf.Tensor4D) => tf.Tensor1D): tf.Tensor3D =>
  tf.tidy(() => {
    // Each score depends on its own image alone, so the gradient of their sum holds them all.
    const total = (images: tf.Tensor) => tf.sum(score(images as tf.Tensor4D))
    return tf.max<tf.Tensor3D>(tf.abs(tf.grad(total)(x)), 3)
  })

export const gradCam = (maps: tf.Tensor4D, grads: tf.Tensor4D): tf.Tensor3D =>
  tf.tidy(() => {
    const weights = tf.mean(grads, [1, 2], true)
    return tf.relu(tf.sum<tf.Tensor3D>(tf.mul(maps, weights), 3))
  })
