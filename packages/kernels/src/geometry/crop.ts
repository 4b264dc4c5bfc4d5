import { slice } from '@tensorflow/tfjs-core'
import { checkImage, type Image, onImages, shape4 } from '../image.js'
import { checkWhole } from '../options.js'

export interface CropOptions {
  /** Rows left out above. Default: 0. */
  readonly top?: number
  /** Columns left out before. Default: 0. */
  readonly left?: number
  readonly height: number
  readonly width: number
}

/**
 * Cuts a rectangle out of an image, all of which must lie in it. Differentiable: yes.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the rank of the image, with the height and width asked for
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const face = crop(photo, { top: 20, left: 35, height: 64, width: 64 })
 * ```
 */
export const crop = <T extends Image>(
  image: T,
  { top = 0, left = 0, height, width }: CropOptions,
): T => {
  checkImage('crop', image)
  const [, rows, columns] = shape4(image.shape)
  checkWhole('crop', 'top', top, 0, rows)
  checkWhole('crop', 'left', left, 0, columns)
  checkWhole('crop', 'height', height, 1, rows - top)
  checkWhole('crop', 'width', width, 1, columns - left)
  return onImages(image, (images) => slice(images, [0, top, left, 0], [-1, height, width, -1]))
}
