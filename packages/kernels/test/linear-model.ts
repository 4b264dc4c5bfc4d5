import { matMul, reshape, type Tensor, tensor2d, tidy } from '@tensorflow/tfjs-core'
import type { ImageModel } from '../src/index.js'

/** Of each image, whose values count as many as there are weights in a row, one score for each row. */
export const linearModel =
  (rows: readonly (readonly number[])[]): ImageModel =>
  (images) =>
    tidy(() => {
      const values = reshape(images, [images.shape[0], rows[0]!.length])
      return matMul(values, tensor2d(rows.map((row) => [...row])), false, true) as Tensor
    })
