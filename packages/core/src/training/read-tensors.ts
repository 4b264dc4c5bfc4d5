import type * as tf from '@tensorflow/tfjs-core'
import type { NamedArray } from './trainable.js'

/** Copies tensors out of the backend; they stay alive. Booleans are not weights and not expected. */
export const readTensors = (
  tensors: readonly { readonly name: string; readonly tensor: tf.Tensor }[],
): Promise<NamedArray[]> =>
  Promise.all(
    tensors.map(async ({ name, tensor }) => {
      const data = await tensor.data()
      const copy = tensor.dtype === 'int32' ? Int32Array.from(data) : Float32Array.from(data)
      return { name, shape: tensor.shape, data: copy }
    }),
  )
