import * as tf from '@tensorflow/tfjs-core'
import { turn } from '../../../src/training/turn.js'

interface LearnOptions {
  readonly weights: readonly tf.Variable[]
  readonly steps: number
  /** Of the first step; it sinks to 0 in a straight line. */
  readonly learningRate: number
  /** The loss on the batch of a step, from 0 on. */
  readonly loss: (step: number) => tf.Scalar
  readonly signal: AbortSignal | undefined
}

/** Adam, step by step: yields the number of steps done and the loss before the last one. */
export async function* learn({
  weights,
  steps,
  learningRate,
  loss,
  signal,
}: LearnOptions): AsyncGenerator<{ step: number; loss: number }, void, undefined> {
  const optimizer = tf.train.adam(learningRate) as tf.AdamOptimizer & { learningRate: number }
  try {
    for (let step = 0; step < steps && !signal?.aborted; step++) {
      const { value, grads } = tf.variableGrads(() => loss(step), [...weights])
      try {
        optimizer.learningRate = learningRate * (1 - step / steps)
        optimizer.applyGradients(weights.map(({ name }) => ({ name, tensor: grads[name]! })))
        yield { step: step + 1, loss: (await value.data())[0]! }
      } finally {
        tf.dispose([value, grads])
      }
      await turn()
    }
  } finally {
    optimizer.dispose()
  }
}
