import { slice, type Tensor3D, tidy, zeros } from '@tensorflow/tfjs-core'
import type { Image } from '../image.js'
import { checkWhole, refuse } from '../options.js'
import type { Dwt2Coefficients, Dwt2Details } from './dwt2.js'
import { checkWaveletOptions, type WaveletForm, type WaveletOptions } from './options.js'
import { checkPlanes, likeImage, planesOf, planesOfQuarters } from './planes.js'

export interface Idwt2Options extends WaveletOptions {
  /** Of the image that it was. Default: all that is there, one more where a side was odd. */
  readonly size?: readonly [height: number, width: number]
}

/** The first rows and columns. @throws `kernels/option` if there are fewer */
export const cutPlanes = (
  operation: string,
  planes: Tensor3D,
  size: readonly number[] | undefined,
): Tensor3D => {
  if (size === undefined) return planes
  const [height = 0, width = 0] = size
  checkWhole(operation, 'size[0]', height, 1, planes.shape[1])
  checkWhole(operation, 'size[1]', width, 1, planes.shape[2])
  if (planes.shape[0] === 0) return zeros([0, height, width])
  return slice(planes, [0, 0, 0], [-1, height, width])
}

/** Coarse planes and details to finer planes. @throws `kernels/option` and its like */
export const finerPlanes = (
  operation: string,
  coarse: Tensor3D,
  details: Dwt2Details,
  form: WaveletForm,
): Tensor3D => {
  const bands = [details.horizontal, details.vertical, details.diagonal]
  for (const band of bands) checkPlanes(operation, band)
  const [horizontal, vertical, diagonal] = bands.map(planesOf) as [Tensor3D, Tensor3D, Tensor3D]
  const { shape } = horizontal
  // Of an odd side one more has come back.
  const isFitting = coarse.shape.every((side, axis) => {
    const more = side - shape[axis]!
    return more === 0 || (more === 1 && axis > 0)
  })
  if (!isFitting || `${vertical.shape}` !== `${shape}` || `${diagonal.shape}` !== `${shape}`) {
    const found = [coarse, horizontal, vertical, diagonal].map((planes) => `[${planes.shape}]`)
    refuse(operation, 'coefficients', 'of one shape (here as planes)', found.join(', '))
  }
  const approximation = cutPlanes(operation, coarse, shape.slice(1))
  return planesOfQuarters(operation, { approximation, horizontal, vertical, diagonal }, form)
}

/**
 * The image of its wavelet coefficients: the inverse of {@link dwt2}. Equal to PyWavelets's `idwt2`.
 * Differentiable: yes.
 *
 * @param coefficients as {@link dwt2} gives them
 * @param options those of the transform
 * @returns an image of the same rank
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const again = idwt2(dwt2(image, { wavelet: 'db2' }), { wavelet: 'db2', size: [28, 28] })
 * ```
 */
export const idwt2 = <T extends Image>(
  { approximation, ...details }: Dwt2Coefficients<T>,
  { size, ...options }: Idwt2Options,
): T => {
  const form = checkWaveletOptions('idwt2', options)
  checkPlanes('idwt2', approximation)
  return tidy(() => {
    const planes = finerPlanes('idwt2', planesOf(approximation), details, form)
    return likeImage(cutPlanes('idwt2', planes, size), approximation)
  })
}
