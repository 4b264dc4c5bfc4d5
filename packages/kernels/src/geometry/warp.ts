import { type Image, onImages, shape4 } from '../image.js'
import { type Border, type BorderOptions, checkBorder, type Edges } from '../linear/border.js'
import { checkInterpolation, type InterpolationOptions } from './interpolation.js'
import type { Matrix3 } from './matrix.js'
import { sampleImages } from './sample-images.js'
import { type Size, warpSampler } from './sampler.js'
import { checkHasPixels, checkSize } from './size.js'

/** Of all that moves an image. What it was not is `constant` 0 unless told, as elsewhere in the field. */
export interface WarpOptions extends InterpolationOptions, BorderOptions {
  /** What stands where the image was not. Default: `constant`. */
  readonly border?: Border
}

export interface SizedWarpOptions extends WarpOptions {
  /** Pixels of the result from top to bottom. Default: as the image. */
  readonly height?: number
  /** Pixels of the result from left to right. Default: as the image. */
  readonly width?: number
}

/** The options, each given. */
export type Warping = Required<InterpolationOptions> & Edges

/** @throws `kernels/option` */
export const checkWarp = (
  operation: string,
  { border = 'constant', borderValue = 0, ...options }: WarpOptions,
): Warping => ({
  ...checkInterpolation(operation, options),
  ...checkBorder(operation, { border, borderValue }),
})

/** @throws `kernels/option` */
export const checkWarpSize = (
  operation: string,
  image: Image,
  { height, width }: SizedWarpOptions,
): Size => {
  const [, rows, columns] = shape4(image.shape)
  const size = { height: height ?? rows, width: width ?? columns }
  checkHasPixels(operation, image)
  checkSize(operation, size.height, size.width)
  return size
}

/** Looks, for each pixel of the result, where `back` says that it comes from. */
export const warp = <T extends Image>(image: T, back: Matrix3, size: Size, told: Warping): T =>
  onImages(image, (images) => {
    const [, height, width] = images.shape
    const sampler = warpSampler(back, { height, width }, size, told.border, told)
    return sampleImages(images, sampler, told.borderValue)
  })
