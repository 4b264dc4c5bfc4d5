import * as tf from '@tensorflow/tfjs-core'

type Answer = typeof import('./solution.js')

/** Saliency of Σ weights·x: the weights themselves. */
export const linear = (answer: Answer, x: tf.Tensor4D, weights: tf.Tensor3D): tf.Tensor3D =>
  answer.saliency(x, (images) => tf.tidy(() => tf.sum(tf.mul(images, weights), [1, 2, 3])))

/** Saliency of Σ weights·x²: each image has its own. */
export const square = (answer: Answer, x: tf.Tensor4D, weights: tf.Tensor3D): tf.Tensor3D =>
  answer.saliency(x, (images) =>
    tf.tidy(() => tf.sum(tf.mul(tf.square(images), weights), [1, 2, 3])),
  )

/** Saliency of a small network: one convolution, tanh, and the sum of what it says. */
export const network = (answer: Answer, x: tf.Tensor4D, kernel: tf.Tensor4D): tf.Tensor3D =>
  answer.saliency(x, (images) =>
    tf.tidy(() => tf.sum(tf.tanh(tf.conv2d(images, kernel, 1, 'same')), [1, 2, 3])),
  )
