import {
  gather,
  mean,
  reshape,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  tensor1d,
  tidy,
} from '@tensorflow/tfjs-core'
import { checkImage } from '../image.js'
import { checkChoice, checkWhole, refuse } from '../options.js'
import { type TileOptions, tilePicture } from './tiles.js'

/** One kernel `[height, width]`, or those of a layer `[height, width, in, out]`. */
export type Kernels = Tensor2D | Tensor4D

export interface KernelPictureOptions extends TileOptions {
  /**
   * What of a kernel's inputs is shown: one of them, counted from 0; their `'mean'`; or three as red, green
   * and blue. Default: `'rgb'` of three inputs, else `'mean'`, which is the one where there is one.
   */
  readonly inputs?: number | 'mean' | 'rgb'
}

const operation = 'kernelPicture'

/** @throws `kernels/option` */
const checkInputs = (inputs: number | 'mean' | 'rgb', count: number): void => {
  if (typeof inputs === 'number') {
    checkWhole(operation, 'inputs', inputs, 0)
    if (inputs >= count) refuse(operation, 'inputs', `below ${count}, the inputs there are`, inputs)
    return
  }
  checkChoice(operation, 'inputs', inputs, ['mean', 'rgb'])
  if (inputs === 'rgb' && count !== 3) {
    refuse(
      operation,
      'inputs',
      `"mean" or a number: there are ${count} inputs and not three`,
      inputs,
    )
  }
}

/** `[height, width, 1 or 3, out]` */
const shownOf = (kernels: Tensor4D, inputs: number | 'mean' | 'rgb'): Tensor4D => {
  if (inputs === 'rgb') return kernels
  if (inputs === 'mean') return mean(kernels, 2, true)
  return gather(kernels, tensor1d([inputs], 'int32'), 2)
}

/**
 * A picture of what a convolution weighs with: its kernels side by side, each from -1 to 1 with 0 in the
 * middle, whatever their weights. A diverging map of colours shows it, or grey: half of it plus
 * a half goes from 0 to 1. Where kernels have three inputs, these are red, green and
 * blue, and 0 is a middle grey.
 *
 * Made of operations on tensors: it runs on every backend and reads nothing back.
 *
 * Source: A. Krizhevsky, I. Sutskever and G. Hinton, ImageNet classification with deep convolutional neural
 * networks (2012), figure 3.
 *
 * @param kernels `[height, width, in, out]`, as layers have them, or one kernel `[height, width]`
 * @returns `[height, width]`, or `[height, width, 3]` of red, green and blue. A row that is not full, and
 * gaps, are 0
 * @throws `kernels/option`, `kernels/not-an-image` and its like
 *
 * @example
 * ```ts
 * const picture = kernelPicture(model.layers[0].getWeights()[0], { columns: 8, enlarge: 6 })
 * ```
 */
export const kernelPicture = (
  kernels: Kernels,
  { inputs, ...options }: KernelPictureOptions = {},
): Tensor2D | Tensor3D => {
  checkImage(operation, kernels)
  const [height, width, inCount = 1, outCount = 1] = kernels.shape
  if ((kernels as Tensor).rank === 3 || kernels.size === 0) {
    const expected = 'kernels [height, width, in, out] or one [height, width], with weights'
    refuse(operation, 'kernels', expected, `the shape [${kernels.shape.join(', ')}]`)
  }
  const shown = inputs ?? (inCount === 3 ? 'rgb' : 'mean')
  checkInputs(shown, inCount)
  return tidy(() => {
    const four = reshape(kernels, [height, width, inCount, outCount]) as Tensor4D
    const picture = tilePicture(operation, shownOf(four, shown), options)
    const [high, wide] = picture.shape
    return shown === 'rgb' ? picture : (reshape(picture, [high, wide]) as Tensor2D)
  })
}
