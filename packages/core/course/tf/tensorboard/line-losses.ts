import * as tf from '@tensorflow/tfjs-core'
import { linePoints } from '../../../src/runs/line-points.js'

/** The loss before each step of gradient descent on all points of the course's line, without an end. */
export async function* lineLosses(
  rate: number,
  start: { readonly w: number; readonly b: number },
): AsyncGenerator<number, void, undefined> {
  const x = tf.tensor1d(linePoints.map((point) => point.x))
  const y = tf.tensor1d(linePoints.map((point) => point.y))
  let w = tf.scalar(start.w)
  let b = tf.scalar(start.b)
  try {
    for (;;) {
      const next = tf.tidy(() => {
        const error = tf.sub(tf.add(tf.mul(x, w), b), y)
        return {
          loss: tf.div(tf.mean(tf.square(error)), 2),
          w: tf.sub<tf.Scalar>(w, tf.mul(tf.mean(tf.mul(error, x)), rate)),
          b: tf.sub<tf.Scalar>(b, tf.mul(tf.mean(error), rate)),
        }
      })
      tf.dispose([w, b])
      ;({ w, b } = next)
      let loss: number
      try {
        loss = (await next.loss.data())[0]!
      } finally {
        next.loss.dispose()
      }
      yield loss
    }
  } finally {
    tf.dispose([x, y, w, b])
  }
}
