import { checkChoice, checkFinite } from '../options.js'

/** What a value between pixels is made of: of the nearest one, of 2 x 2, or of 4 x 4 by cubic weights. */
export type Interpolation = 'nearest' | 'bilinear' | 'bicubic'

export interface InterpolationOptions {
  /** Default: `bilinear`. */
  readonly interpolation?: Interpolation
  /**
   * Of `bicubic`: how steep the weights end. -0.75 as in OpenCV and PyTorch; -0.5 (Catmull-Rom) as in
   * scikit-image and Pillow. Default: -0.75.
   */
  readonly cubicCoefficient?: number
}

/** @throws `kernels/option` */
export const checkInterpolation = (
  operation: string,
  { interpolation = 'bilinear', cubicCoefficient = -0.75 }: InterpolationOptions,
): Required<InterpolationOptions> => {
  checkChoice(operation, 'interpolation', interpolation, ['nearest', 'bilinear', 'bicubic'])
  checkFinite(operation, 'cubicCoefficient', cubicCoefficient)
  return { interpolation, cubicCoefficient }
}

/**
 * The weight of a value at a distance, in pixels.
 *
 * Source: R. Keys, Cubic convolution interpolation for digital image processing (1981).
 */
export const cubicWeight = (distance: number, coefficient: number): number => {
  const x = Math.abs(distance)
  if (x < 1) return ((coefficient + 2) * x - (coefficient + 3)) * x * x + 1
  if (x < 2) return coefficient * (((x - 5) * x + 8) * x - 4)
  return 0
}
