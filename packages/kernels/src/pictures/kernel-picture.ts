import {
  abs,
  div,
  equal,
  gather,
  max,
  mean,
  onesLike,
  pad,
  reshape,
  slice,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  tensor1d,
  tidy,
  tile,
  transpose,
  where,
} from '@tensorflow/tfjs-core'
import { checkImage } from '../image.js'
import { checkChoice, checkWhole, refuse } from '../options.js'

/** One kernel `[height, width]`, or those of a layer `[height, width, in, out]`. */
export type Kernels = Tensor2D | Tensor4D

export interface KernelPictureOptions {
  /** How many kernels stand in a row. Default: so many that there are about as many rows. */
  readonly columns?: number
  /**
   * By what weights are divided: `'each'` kernel by its own largest size (default), so that its form shows;
   * `'all'` by the largest of all, so that weak kernels look weak.
   */
  readonly scale?: 'each' | 'all'
  /**
   * What of a kernel's inputs is shown: one of them, counted from 0; their `'mean'`; or three as red, green
   * and blue. Default: `'rgb'` of three inputs, else `'mean'`, which is the one where there is one.
   */
  readonly inputs?: number | 'mean' | 'rgb'
  /** Zeros between kernels, in weights. Default: 1. */
  readonly gap?: number
  /** How many pixels high and wide a weight is. Default: 1. */
  readonly enlarge?: number
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

/** From -1 to 1. A kernel of zeros stays one. */
const scaled = (kernels: Tensor4D, scale: 'each' | 'all'): Tensor4D => {
  const most = max<Tensor4D>(abs(kernels), scale === 'each' ? [0, 1, 2] : [0, 1, 2, 3], true)
  return div(kernels, where(equal(most, 0), onesLike(most), most))
}

/** `[height, width, 1 or 3]`, from the left to the right and from the top down. */
const gridOf = (kernels: Tensor4D, columns: number, gap: number): Tensor3D => {
  const [height, width, channels, count] = kernels.shape
  const rows = Math.ceil(count / columns)
  const [high, wide] = [height + gap, width + gap]
  const padded = pad(transpose(kernels, [3, 0, 1, 2]), [
    [0, rows * columns - count],
    [0, gap],
    [0, gap],
    [0, 0],
  ])
  const cells = transpose(reshape(padded, [rows, columns, high, wide, channels]), [0, 2, 1, 3, 4])
  const grid = reshape(cells, [rows * high, columns * wide, channels]) as Tensor3D
  return slice(grid, [0, 0, 0], [rows * high - gap, columns * wide - gap, channels])
}

const enlarged = (grid: Tensor3D, factor: number): Tensor3D => {
  const [height, width, channels] = grid.shape
  const squares = tile(reshape(grid, [height, 1, width, 1, channels]), [1, factor, 1, factor, 1])
  return reshape(squares, [height * factor, width * factor, channels])
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
  { columns, scale = 'each', inputs, gap = 1, enlarge = 1 }: KernelPictureOptions = {},
): Tensor2D | Tensor3D => {
  checkImage(operation, kernels)
  const [height, width, inCount = 1, outCount = 1] = kernels.shape
  if ((kernels as Tensor).rank === 3 || kernels.size === 0) {
    const expected = 'kernels [height, width, in, out] or one [height, width], with weights'
    refuse(operation, 'kernels', expected, `the shape [${kernels.shape.join(', ')}]`)
  }
  const across = columns ?? Math.ceil(Math.sqrt(outCount))
  const shown = inputs ?? (inCount === 3 ? 'rgb' : 'mean')
  checkWhole(operation, 'columns', across, 1)
  checkChoice(operation, 'scale', scale, ['each', 'all'])
  checkInputs(shown, inCount)
  checkWhole(operation, 'gap', gap, 0)
  checkWhole(operation, 'enlarge', enlarge, 1)
  return tidy(() => {
    const four = reshape(kernels, [height, width, inCount, outCount]) as Tensor4D
    const grid = gridOf(scaled(shownOf(four, shown), scale), across, gap)
    const picture = enlarged(grid, enlarge)
    const [high, wide] = picture.shape
    return shown === 'rgb' ? picture : (reshape(picture, [high, wide]) as Tensor2D)
  })
}
