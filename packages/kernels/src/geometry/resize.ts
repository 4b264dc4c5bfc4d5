import { checkImage, type Image, onImages } from '../image.js'
import { checkChoice, checkFinite, refuse } from '../options.js'
import { applyAxes } from './apply-axes.js'
import type { AxisTaps } from './axis-taps.js'
import type { Interpolation } from './interpolation.js'
import {
  areaTaps,
  bicubicTaps,
  bilinearTaps,
  nearestTaps,
  smoothBicubicTaps,
  smoothBilinearTaps,
} from './resize-taps.js'
import { checkHasPixels, checkSize } from './size.js'

export interface ResizeOptions {
  /** Pixels from top to bottom. */
  readonly height: number
  /** Pixels from left to right. */
  readonly width: number
  /** `area`: the mean of what each new pixel covers. Default: `bilinear`. */
  readonly interpolation?: Interpolation | 'area'
  /** Whether `bilinear` and `bicubic` take in all pixels where an image shrinks. Default: false. */
  readonly antialias?: boolean
  /** Of `bicubic`: how steep the weights end. Default: -0.75, and -0.5 with `antialias`. */
  readonly cubicCoefficient?: number
}

/** @throws `kernels/option` */
const tapsFor = ({
  interpolation = 'bilinear',
  antialias = false,
  cubicCoefficient = antialias ? -0.5 : -0.75,
}: ResizeOptions): ((from: number, to: number) => AxisTaps) => {
  const choices = ['nearest', 'bilinear', 'bicubic', 'area'] as const
  checkChoice('resize', 'interpolation', interpolation, choices)
  checkFinite('resize', 'cubicCoefficient', cubicCoefficient)
  if (typeof antialias !== 'boolean') refuse('resize', 'antialias', 'true or false', antialias)
  if (antialias && (interpolation === 'nearest' || interpolation === 'area')) {
    refuse('resize', 'antialias', `false with the interpolation "${interpolation}"`, antialias)
  }
  const cubicTaps = antialias ? smoothBicubicTaps : bicubicTaps
  return {
    nearest: nearestTaps,
    bilinear: antialias ? smoothBilinearTaps : bilinearTaps,
    bicubic: (from: number, to: number) => cubicTaps(from, to, cubicCoefficient),
    area: areaTaps,
  }[interpolation]
}

/**
 * Gives an image another size. The centre of pixel `i` lies at `i + 0.5` (half-pixel centres), so that the
 * image covers the same area before and after. Each channel for itself. Differentiable: yes.
 *
 * | interpolation | the same as |
 * |---|---|
 * | `nearest` | Pillow, `INTER_NEAREST_EXACT` of OpenCV, `nearest-exact` of PyTorch |
 * | `bilinear`, `bicubic` | `INTER_LINEAR`, `INTER_CUBIC` of OpenCV; PyTorch |
 * | `area` | `INTER_AREA` of OpenCV where an image shrinks; the same rule where it grows |
 * | with `antialias` | `BILINEAR`, `BICUBIC` of Pillow; PyTorch with `antialias` |
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the rank of the image, with the height and width asked for
 * @throws `kernels/option`, `kernels/no-pixels`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const small = resize(photo, { height: 224, width: 224, antialias: true })
 * ```
 */
export const resize = <T extends Image>(image: T, options: ResizeOptions): T => {
  checkImage('resize', image)
  const { height, width } = options
  checkSize('resize', height, width)
  const taps = tapsFor(options)
  checkHasPixels('resize', image)
  return onImages(image, (images) => {
    const [, rows, columns] = images.shape
    return applyAxes(images, taps(rows, height), taps(columns, width))
  })
}
