import * as tf from '@tensorflow/tfjs-core'
import type { LayersModel } from '@tensorflow/tfjs-layers'
import { concatenate } from '../../../src/training/concatenate.js'
import type { NumberArray } from '../../../src/training/examples.js'
import { turn } from '../../../src/training/turn.js'

const batchSize = 200

/** What a network says of all inputs, one row each. */
export const predictAll = async (
  model: LayersModel,
  { data, shape: [length = 0, ...rest] }: NumberArray,
): Promise<Float32Array> => {
  const parts: Float32Array[] = []
  const area = data.length / length
  for (let start = 0; start < length; start += batchSize) {
    const end = Math.min(start + batchSize, length)
    const output = tf.tidy(() => {
      const x = tf.tensor(data.subarray(start * area, end * area), [end - start, ...rest])
      return model.predictOnBatch(x) as tf.Tensor
    })
    try {
      parts.push((await output.data()) as Float32Array)
    } finally {
      output.dispose()
    }
    await turn()
  }
  return concatenate(parts)
}
