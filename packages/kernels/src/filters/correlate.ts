import { Tensor, type Tensor2D } from '@tensorflow/tfjs-core'
import { checkImage, type Image, onImages } from '../image.js'
import { type BorderOptions, checkBorder } from '../linear/border.js'
import { correlateImages } from '../linear/correlate-images.js'
import type { Kernel } from '../linear/kernel.js'
import { checkOdd, refuse } from '../options.js'

/** A kernel `[height, width]` of odd sizes, as rows or as a tensor. Tensors are read at once. */
export type KernelLike = readonly (readonly number[])[] | Tensor2D

/** @throws `kernels/option` */
const kernelOf = (operation: string, kernel: KernelLike): Kernel => {
  const isTensor = kernel instanceof Tensor
  const rows = isTensor ? (kernel.shape.length === 2 ? kernel.arraySync() : []) : kernel
  const isRows = Array.isArray(rows) && rows.every((row) => Array.isArray(row) && row.length > 0)
  const width = isRows ? (rows[0]?.length ?? 0) : 0
  if (width === 0 || rows.some((row) => row.length !== width)) {
    const shown = isTensor ? `a tensor [${kernel.shape.join(', ')}]` : JSON.stringify(kernel)
    refuse(operation, 'kernel', 'rows of equal length', shown)
  }
  checkOdd(operation, 'kernel height', rows.length)
  checkOdd(operation, 'kernel width', width)
  return { taps: Float32Array.from(rows.flat()), height: rows.length, width }
}

const turned = ({ taps, height, width }: Kernel): Kernel => ({
  taps: taps.slice().reverse(),
  height,
  width,
})

/**
 * Slides a kernel over an image: each pixel becomes the sum of its surroundings, weighed by the
 * kernel as it stands. This is what networks call convolution. Differentiable: yes, in the image.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`;
 * each channel is filtered for itself
 * @param kernel of odd height and width; its middle lies over the pixel that is written
 * @returns the shape of the image
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const right = correlate(image, [[0, 0, 1]]) // each pixel becomes its right neighbour
 * ```
 */
export const correlate = <T extends Image>(
  image: T,
  kernel: KernelLike,
  options: BorderOptions = {},
): T => {
  checkImage('correlate', image)
  const edges = checkBorder('correlate', options)
  const taps = kernelOf('correlate', kernel)
  return onImages(image, (images) => correlateImages(images, [taps], edges))
}

/**
 * Convolves an image with a kernel as mathematics has it: {@link correlate} with the kernel turned by
 * half a circle. Differentiable: yes, in the image.
 *
 * @throws as `correlate`
 *
 * @example
 * ```ts
 * const left = convolve(image, [[0, 0, 1]]) // each pixel becomes its left neighbour
 * ```
 */
export const convolve = <T extends Image>(
  image: T,
  kernel: KernelLike,
  options: BorderOptions = {},
): T => {
  checkImage('convolve', image)
  const edges = checkBorder('convolve', options)
  const taps = turned(kernelOf('convolve', kernel))
  return onImages(image, (images) => correlateImages(images, [taps], edges))
}
