import * as tf from '@tensorflow/tfjs-core'

export const saliency = (x: tf.Tensor4D, score: (x: tf.Tensor4D) => tf.Tensor1D): tf.Tensor3D =>
  tf.tidy(() => {
    const total = (images: tf.Tensor) => tf.sum(score(images as tf.Tensor4D))
    return tf.max<tf.Tensor3D>(tf.abs(tf.grad(total)(x)), 3)
  })

export const gradCam = (maps: tf.Tensor4D, grads: tf.Tensor4D): tf.Tensor3D =>
  tf.tidy(() => {
    return tf.relu(tf.sum<tf.Tensor3D>(tf.mul(maps, grads), 3))
  })
