import type { Tensor } from '@tensorflow/tfjs-core'

/** The values of a tensor, which is then gone. */
export const taken = async (tensor: Tensor): Promise<Float32Array> => {
  try {
    return await tensor.data<'float32'>()
  } finally {
    tensor.dispose()
  }
}
