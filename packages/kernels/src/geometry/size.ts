import { needError } from '../errors.js'
import { type Image, shape4 } from '../image.js'
import { checkWhole } from '../options.js'

/** Of pixels along a side: more fit no memory. */
export const mostPixels = 65535

/** @throws `kernels/option` unless a result can have this size */
export const checkSize = (operation: string, height: number, width: number): void => {
  checkWhole(operation, 'height', height, 1, mostPixels)
  checkWhole(operation, 'width', width, 1, Math.min(mostPixels, Math.floor(2 ** 28 / height)))
}

/** @throws `kernels/no-pixels` where there is nothing to make pixels of */
export const checkHasPixels = (operation: string, { shape }: Image): void => {
  const [, height, width] = shape4(shape)
  if (height * width === 0) throw needError('kernels/no-pixels', { operation, shape })
}
