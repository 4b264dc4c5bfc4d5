import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'

type Tensors = Record<string, tf.Tensor>

/** What our own kernels compute that TensorFlow.js has no kernel for, by its operations. */
export const ownOperations: Readonly<Record<string, (inputs: Tensors) => tf.Tensor[]>> = {
  FirstgradActivationGradient: ({ dy, of }) => [tf.mul(dy!, tf.step(of!))],
  FirstgradGelu: ({ x }) => [tf.mul(tf.div(x!, 2), tf.add(1, tf.erf(tf.div(x!, Math.SQRT2))))],
  FirstgradGeluTanh({ x }) {
    const inner = tf.mul(Math.sqrt(2 / Math.PI), tf.add(x!, tf.mul(0.044715, tf.pow(x!, 3))))
    return [tf.mul(tf.div(x!, 2), tf.add(1, tf.tanh(inner)))]
  },
  FusedBatchNormGrad({ x, dy, mean, variance, scale }) {
    const normalize = (...of: tf.Tensor[]) => {
      const [x, mean, variance, scale, offset] = of
      const spread = tf.sqrt(tf.add(variance!, 1e-3))
      return tf.add(tf.mul(tf.div(tf.sub(x!, mean!), spread), scale!), offset!)
    }
    const offset = tf.zerosLike(scale!)
    return tf.grads(normalize)([x!, mean!, variance!, scale!, offset], dy!)
  },
  FirstgradSoftmaxGradient: ({ dy, y }) => [
    tf.mul(y!, tf.sub(dy!, tf.sum(tf.mul(dy!, y!), -1, true))),
  ],
  FirstgradSoftmaxCrossEntropy: ({ labels, logits }) => [
    tf.neg(tf.sum(tf.mul(labels!, tf.logSoftmax(logits!)), -1)),
    tf.sub(tf.softmax(logits!), labels!),
  ],
}
