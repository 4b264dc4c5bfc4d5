import { maximum, slice, sub, type Tensor4D } from '@tensorflow/tfjs-core'
import { isOnHost } from '../host/on-host.js'
import { padImages } from '../linear/pad-images.js'
import { withGradientAt } from '../linear/with-gradient.js'
import { rectanglesOf } from './footprint.js'
import { type GreatestForm, shiftsFor, sizeOf } from './greatest-form.js'
import { greatestGradient, greatestOnHost } from './greatest-on-host.js'

/** Each pixel with those behind it along an axis, so that the result is shorter. */
const slide = (images: Tensor4D, axis: 1 | 2, length: number): Tensor4D =>
  shiftsFor(length).reduce((found, shift) => {
    const shape: [number, number, number, number] = [...found.shape]
    shape[axis] -= shift
    const start: [number, number, number, number] = [0, 0, 0, 0]
    start[axis] = shift
    return maximum<Tensor4D>(slice(found, [0, 0, 0, 0], shape), slice(found, start, shape))
  }, images)

const ofTensors = (images: Tensor4D, { mask, edges }: GreatestForm): Tensor4D => {
  const padded = padImages(images, sizeOf(mask), edges)
  const ofWidth = new Map<number, Tensor4D>()
  const parts = rectanglesOf(mask).map(({ row, column, height, width }) => {
    const across = ofWidth.get(width) ?? slide(padded, 2, width)
    ofWidth.set(width, across)
    const found = slide(across, 1, height)
    return slice(found, [0, row, column, 0], images.shape)
  })
  return parts.reduce((one, other) => maximum<Tensor4D>(one, other))
}

/**
 * The greatest value of what the mask covers around each pixel: the same shape, each channel for itself.
 * Differentiable, once.
 */
export const greatest = (images: Tensor4D, form: GreatestForm): Tensor4D => {
  if (images.size === 0) return images.clone()
  if (!isOnHost()) return ofTensors(images, form)
  return withGradientAt(
    images,
    (one) => greatestOnHost(one, form),
    (gradient, input) => greatestGradient(gradient, input, form),
  )
}

/** The least value, likewise. */
export const least = (images: Tensor4D, { mask, edges }: GreatestForm): Tensor4D => {
  // Taken from 0, so that no 0 becomes -0.
  const turned = { ...edges, borderValue: 0 - edges.borderValue }
  return sub(0, greatest(sub(0, images), { mask, edges: turned }))
}
