import * as tf from '@tensorflow/tfjs-core'

type Answer = typeof import('./solution.js')

/** The magnitude without the outermost pixels, which does not hang on what lies beyond it. */
export const inside = (answer: Answer, gray: tf.Tensor2D): tf.Tensor2D =>
  tf.tidy(() => {
    const [height, width] = gray.shape
    return tf.slice(answer.sobel(gray).magnitude, [1, 1], [height - 2, width - 2])
  })
