import * as tf from '@tensorflow/tfjs-core'

/**
 * A fully connected network: in each layer x·w + b, and a ReLU between two layers.
 *
 * The last layer ends linear: its numbers may be negative.
 *
 * @param x inputs [batch, inputs]
 * @param layers from the first to the last; w is [inputs, outputs], b is [outputs]
 * @returns [batch, outputs of the last layer]
 */
export const mlp = (x: tf.Tensor2D, layers: { w: tf.Tensor2D; b: tf.Tensor1D }[]): tf.Tensor2D =>
  tf.zeros([x.shape[0], layers.at(-1)!.b.shape[0]])

/**
 * How many numbers a fully connected network learns: all weights and all biases.
 *
 * @param sizes how many inputs, then how many neurons each layer has
 */
export const countParams = (sizes: number[]): number => 0
