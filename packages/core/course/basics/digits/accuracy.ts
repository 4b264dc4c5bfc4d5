import * as tf from '@tensorflow/tfjs-core'
import type { LayersModel } from '@tensorflow/tfjs-layers'
import { turn } from '../../../src/training/turn.js'
import type { Labelled } from './digits.js'

const batch = 250

/** The share of pictures whose class the model finds; null where it was aborted. */
export const accuracyOf = async (
  model: LayersModel,
  { length, images, shape, labels }: Labelled,
  signal?: AbortSignal,
): Promise<number | null> => {
  const size = shape[0] * shape[1]
  let right = 0
  for (let start = 0; start < length; start += batch) {
    if (signal?.aborted) return null
    const count = Math.min(batch, length - start)
    const found = tf.tidy(() => {
      const x = tf.tensor4d(images.subarray(start * size, (start + count) * size), [
        count,
        ...shape,
      ])
      return tf.argMax(model.predictOnBatch(x) as tf.Tensor, 1)
    })
    try {
      const classes = await found.data()
      for (let i = 0; i < count; i++) if (classes[i] === labels[start + i]) right++
    } finally {
      found.dispose()
    }
    await turn()
  }
  return right / length
}
