import * as tf from '@tensorflow/tfjs-core'

type Answer = typeof import('./solution.js')

/** The cost alone, for its gradients. */
export const cost = (answer: Answer, ...args: Parameters<Answer['lineGrad']>): tf.Scalar =>
  tf.tidy(() => answer.lineGrad(...args).loss)
