import {
  add,
  div,
  maximum,
  mul,
  ones,
  sign,
  sqrt,
  square,
  type Tensor4D,
} from '@tensorflow/tfjs-core'
import type { Edges } from '../linear/border.js'
import { correlateImages, spreadImages } from '../linear/correlate-images.js'
import { separable } from '../linear/kernel.js'
import type { Detector } from './find-edges.js'

const change = Float32Array.of(-1, 0, 1)
const mean = Float32Array.of(1, 2, 1)
const [down, right] = [separable(change, mean), separable(mean, change)]
const beyond: Edges = { border: 'symmetric', borderValue: 0 }

/** Is never what a magnitude is, so that the gradient where nothing changes is 0 and not 0 / 0. */
const tiny = 1e-15

/** What becomes of both changes' gradients: of the sum of their sizes, or of the root of their squares. */
const sharesOf = (gradient: Tensor4D, y: Tensor4D, x: Tensor4D, l1: boolean): Tensor4D[] => {
  if (l1) return [y, x].map((one) => mul<Tensor4D>(gradient, sign(one)))
  const share = div(gradient, maximum(sqrt(add(square(y), square(x))), tiny))
  return [y, x].map((one) => mul<Tensor4D>(share, one))
}

/** The gradient of an image, of that of the magnitude of its changes after a blur. */
export const magnitudeGradient = (
  gradient: Tensor4D,
  images: Tensor4D,
  { weights, border, l1 }: Pick<Detector, 'weights' | 'border' | 'l1'>,
): Tensor4D => {
  const taps = Float32Array.from(weights)
  const blur = separable(taps, taps)
  const edges = { border, borderValue: 0 }
  const [, height, width] = images.shape
  const within =
    border === 'constant'
      ? correlateImages(ones([1, height, width, 1]) as Tensor4D, blur, edges)
      : (ones([1, 1, 1, 1]) as Tensor4D)
  const smooth = div<Tensor4D>(correlateImages(images, blur, edges), within)
  const changes = [down, right].map((kernels) => correlateImages(smooth, kernels, beyond))
  const [ofDown, ofRight] = sharesOf(gradient, changes[0]!, changes[1]!, l1)
  const slope = add(spreadImages(ofDown!, down, beyond), spreadImages(ofRight!, right, beyond))
  return spreadImages(div(slope, within), blur, edges)
}
