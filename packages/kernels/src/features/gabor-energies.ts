import {
  add,
  concat,
  mean,
  reshape,
  square,
  sub,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  tidy,
} from '@tensorflow/tfjs-core'
import { needError } from '../errors.js'
import { type GaborBankOptions, gabor, gaborBank } from '../filters/gabor.js'
import { checkImage, shape4 } from '../image.js'
import type { BorderOptions } from '../linear/border.js'
import { root } from '../root.js'

export interface GaborEnergiesOptions extends GaborBankOptions, BorderOptions {}

/** How strongly each pixel answers to a wave, wherever in it the pixel stands. */
const magnitudeOf = (images: Tensor4D, options: Parameters<typeof gabor>[1]): Tensor4D => {
  const { real, imaginary } = gabor(images, options)
  return root(add(square(real), square(imaginary)))
}

/**
 * What is in a texture: how strongly an image answers to waves of each frequency and direction, as the mean
 * and the standard deviation of the magnitude over all pixels. Differentiable: yes.
 *
 * Source: B. S. Manjunath and W. Y. Ma, Texture features for browsing and retrieval of image data, PAMI 18
 * (1996).
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the features of one image `[features]`, or of several `[images, features]`: for each frequency
 * each angle, of that the mean of each channel, then the deviation of each channel
 * @throws `kernels/too-small`, `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const texture = gaborEnergies(gray, { frequencies: [0.1, 0.2], orientations: 4 }) // 16 numbers
 * ```
 */
export const gaborEnergies: {
  (image: Tensor2D | Tensor3D, options: GaborEnergiesOptions): Tensor1D
  (image: Tensor4D, options: GaborEnergiesOptions): Tensor2D
} = (
  image: Tensor2D | Tensor3D | Tensor4D,
  { border, borderValue, frequencies, orientations, ...shape }: GaborEnergiesOptions,
): never => {
  checkImage('gaborEnergies', image)
  const [count, height, width, channels] = shape4(image.shape)
  if (height === 0 || width === 0) {
    const least = [1, 1]
    throw needError('kernels/too-small', {
      operation: 'gaborEnergies',
      shape: image.shape,
      least,
    })
  }
  const edges = { ...(border && { border }), borderValue: borderValue ?? 0 }
  const bank = gaborBank({ frequencies, ...(orientations && { orientations }), ...shape })
  return tidy(() => {
    const images = reshape(image, [count, height, width, channels]) as Tensor4D
    const features = bank.flatMap(({ frequency, angleDegrees }) => {
      const magnitude = magnitudeOf(images, { frequency, angleDegrees, ...shape, ...edges })
      const average = mean(magnitude, [1, 2], true)
      const deviation = root(mean(square(sub(magnitude, average)), [1, 2], true))
      return [average, deviation].map((one) => reshape(one, [count, channels]))
    })
    const all: Tensor = concat(features, 1)
    return (image.rank === 4 ? all : reshape(all, [all.size])) as never
  })
}
