import * as tf from '@tensorflow/tfjs-core'

type Tensors = Record<string, tf.Tensor>

/** What our own kernels compute that TensorFlow.js has no kernel for, by its operations. */
export const ownOperations: Readonly<Record<string, (inputs: Tensors) => tf.Tensor[]>> = {
  FirstgradActivationGradient: ({ dy, of }) => [tf.mul(dy!, tf.step(of!))],
  FirstgradSoftmaxGradient: ({ dy, y }) => [
    tf.mul(y!, tf.sub(dy!, tf.sum(tf.mul(dy!, y!), -1, true))),
  ],
  FirstgradSoftmaxCrossEntropy: ({ labels, logits }) => [
    tf.neg(tf.sum(tf.mul(labels!, tf.logSoftmax(logits!)), -1)),
    tf.sub(tf.softmax(logits!), labels!),
  ],
}
