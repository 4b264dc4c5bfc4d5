import {
  div,
  matMul,
  reshape,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  tidy,
} from '@tensorflow/tfjs-core'
import type { Image } from '../image.js'
import { checkChoice } from '../options.js'
import { imagesOf } from './model.js'

export interface GramMatrixOptions {
  /**
   * By what the sums are divided: `'area'` (default), the number of positions, so that size does not
   * matter; `'size'`, positions times maps (Johnson and others, 2016); `'none'`, as in Gatys' own formula.
   */
  readonly normalization?: 'area' | 'size' | 'none'
}

/**
 * What fires together, wherever it is: the product of each two feature maps, summed over positions.
 * Differentiable: yes.
 *
 * Source: L. Gatys, A. Ecker and M. Bethge, Image style transfer using convolutional neural networks, CVPR
 * 2016.
 *
 * @param maps `[height, width, maps]` or `[images, height, width, maps]`; `[height, width]` is one map
 * @returns `[maps, maps]`, symmetric, or `[images, maps, maps]`
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const style = gramMatrix(featureMaps) // whatever stands where
 * ```
 */
export const gramMatrix: {
  (maps: Tensor2D | Tensor3D, options?: GramMatrixOptions): Tensor2D
  (maps: Tensor4D, options?: GramMatrixOptions): Tensor3D
} = (maps: Image, { normalization = 'area' }: GramMatrixOptions = {}) =>
  tidy(() => {
    checkChoice('gramMatrix', 'normalization', normalization, ['area', 'size', 'none'])
    const batch = imagesOf('gramMatrix', maps)
    const [images, height, width, count] = batch.shape
    const rows = reshape(batch, [images, height * width, count]) as Tensor3D
    const area = height * width
    const divisor = { none: 1, area, size: area * count }[normalization]
    const products = div<Tensor3D>(matMul(rows, rows, true, false), divisor)
    return maps.shape.length === 4 ? products : reshape(products, [count, count])
  }) as never
