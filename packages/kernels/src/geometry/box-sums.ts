import { reshape, type Tensor, type Tensor4D, tidy } from '@tensorflow/tfjs-core'
import { checkImage, type Image, shape4 } from '../image.js'
import { checkWhole, refuse } from '../options.js'
import type { CropOptions } from './crop.js'
import { sampleImages } from './sample-images.js'
import type { Sampler } from './sampler.js'

/** @throws `kernels/option` */
const checkBoxes = (image: Image, boxes: readonly CropOptions[]): void => {
  if (!Array.isArray(boxes)) refuse('boxSums', 'boxes', 'a list of { height, width }', boxes)
  const [, rows, columns] = shape4(image.shape)
  for (const [index, { top = 0, left = 0, height, width }] of boxes.entries()) {
    checkWhole('boxSums', `boxes[${index}].top`, top, 0, rows)
    checkWhole('boxSums', `boxes[${index}].left`, left, 0, columns)
    checkWhole('boxSums', `boxes[${index}].height`, height, 1, rows - top)
    checkWhole('boxSums', `boxes[${index}].width`, width, 1, columns - left)
  }
}

/** The sum up to the last pixel, less those above and to the left, which have one part in common. */
const samplerOf = (boxes: readonly CropOptions[], columns: number): Sampler => ({
  height: 1,
  width: boxes.length,
  taps: 4,
  fill: (_, sources, weights) => {
    for (const [index, { top = 0, left = 0, height, width }] of boxes.entries()) {
      const [last, right] = [top + height - 1, left + width - 1]
      const at = (y: number, x: number) => (y < 0 || x < 0 ? -1 : y * columns + x)
      sources.set([at(last, right), at(top - 1, right), at(last, left - 1)], 4 * index)
      sources[4 * index + 3] = at(top - 1, left - 1)
      weights.set([1, -1, -1, 1], 4 * index)
    }
  },
})

/**
 * The sums of rectangles, each from four values of an `integralImage`; what lies in rectangles of light and
 * dark makes the features of Haar. Differentiable: yes.
 *
 * Source: P. Viola and M. Jones, Rapid object detection using a boosted cascade of simple features (2001).
 *
 * @param integral what `integralImage` gives
 * @param boxes all of which must lie in the image
 * @returns `[boxes]`, `[boxes, channels]` or `[images, boxes, channels]`, as the image
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const sums = boxSums(integralImage(image), [{ height: 2, width: 4 }, { top: 2, height: 2, width: 4 }])
 * ```
 */
export const boxSums = (integral: Image, boxes: readonly CropOptions[]): Tensor => {
  checkImage('boxSums', integral)
  checkBoxes(integral, boxes)
  return tidy(() => {
    const { shape, rank } = integral as Tensor
    const [images, , columns, channels] = shape4(shape)
    const sampler = samplerOf(boxes, columns)
    const sums = sampleImages(reshape(integral, shape4(shape)) as Tensor4D, sampler, 0)
    return reshape(
      sums,
      [images, boxes.length, channels].slice(rank === 4 ? 0 : 1, rank === 2 ? 2 : 3),
    )
  })
}
