import {
  add,
  div,
  exp,
  mul,
  slice,
  square,
  sub,
  sum,
  type Tensor4D,
  tidy,
  zerosLike,
} from '@tensorflow/tfjs-core'
import { isOnHost } from '../host/on-host.js'
import { planeBytes } from '../host/plane-bytes.js'
import { runOnModule } from '../host/run-on-module.js'
import { checkImage, type Image, onImages } from '../image.js'
import { type BorderOptions, checkBorder, type Edges, sourcesAround } from '../linear/border.js'
import { padImages } from '../linear/pad-images.js'
import { withGradientAt } from '../linear/with-gradient.js'
import { checkPositive, checkWindow } from '../options.js'
import { withNonlinear } from './nonlinear-engine.js'

export interface BilateralOptions extends BorderOptions {
  /** The standard deviation of values: how different a pixel may be, in the units of the image. */
  readonly sigmaColor: number
  /** The standard deviation of places, in pixels. Default: 1. */
  readonly sigmaSpatial?: number
  /** Pixels along each side of the window, odd. Default: `max(5, 2 * ceil(3 * sigmaSpatial) + 1)`. */
  readonly size?: number
}

interface Form {
  readonly size: number
  /** By which squares of distances and of differences are multiplied: -1 / (2 sigma^2). */
  readonly spatial: number
  readonly color: number
  readonly edges: Edges
}

/** The exponents of what distances weigh, from the first pixel of the window to the last. */
const distancesOf = ({ size, spatial }: Form): Float64Array =>
  Float64Array.from({ length: size * size }, (_, index) => {
    const [y, x] = [Math.floor(index / size) - (size >> 1), (index % size) - (size >> 1)]
    return spatial * (y * y + x * x)
  })

const tablesOf = (shape: Tensor4D['shape'], form: Form) => {
  // There weights are powers of two.
  const distances = Float32Array.from(distancesOf(form), (exponent) => exponent * Math.LOG2E)
  return [...sourcesAround(shape, form.size, form.edges.border), distances] as const
}

const onModule = (images: Tensor4D, form: Form): Tensor4D => {
  const { size, edges } = form
  const tables = tablesOf(images.shape, form)
  const room = images.shape[3] * (planeBytes(images.shape, size) + 16) + 80
  return runOnModule(withNonlinear, images, tables, room, (engine, at, places) => {
    const [scratch, y, x, distances] = places
    const likeness = form.color * Math.LOG2E
    engine.bilateral(...at, size, distances, likeness, y, x, edges.borderValue, scratch)
  })
}

/** The gradient in the images, from that in the result. */
const back = (gradient: Tensor4D, images: Tensor4D, form: Form): Tensor4D => {
  const { size, edges } = form
  const tables = [...tablesOf(images.shape, form), gradient.dataSync<'float32'>()] as const
  const room = images.shape[3] * (3 * planeBytes(images.shape, size) + 64) + 80
  return runOnModule(withNonlinear, images, tables, room, (engine, at, places) => {
    const [scratch, y, x, distances, arriving] = places
    const likeness = form.color * Math.LOG2E
    const value = edges.borderValue
    engine.bilateralGradient(...at, arriving, size, distances, likeness, y, x, value, scratch)
  })
}

const ofTensors = (images: Tensor4D, form: Form): Tensor4D => {
  const { size, color, edges } = form
  const padded = padImages(images, { height: size, width: size }, edges)
  const distances = distancesOf(form)
  const none = { values: zerosLike(images), weights: zerosLike(sum(images, 3, true)) }
  const sums = [...distances].reduce(
    ({ values, weights }, distance, index) =>
      tidy(() => {
        const other = slice(padded, [0, Math.floor(index / size), index % size, 0], images.shape)
        const difference = sum(square(sub(other, images)), 3, true)
        const weight = exp(add(mul(difference, color), distance))
        return { values: add(values, mul(other, weight)), weights: add(weights, weight) }
      }),
    none,
  )
  return div(sums.values, sums.weights)
}

/**
 * Blurs what is alike and keeps edges: a mean of the window, weighed by a Gaussian of the distance and
 * one of the difference in value. The difference is the Euclidean one over all channels, so that colours
 * stay together. Differentiable: yes, once.
 *
 * Source: C. Tomasi and R. Manduchi, Bilateral filtering for gray and color images (1998). Options are
 * those of `denoise_bilateral` of scikit-image, results are not: up to version 0.26 it reads its table of
 * distances askew and divides the distance between colours by the number of channels. Exponentials are
 * computed here, not looked up among 10000, and the border is `symmetric` unless told.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @returns the shape of the image
 * @throws `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const smooth = bilateral(image, { sigmaColor: 0.1, sigmaSpatial: 2 })
 * ```
 */
export const bilateral = <T extends Image>(
  image: T,
  { sigmaColor, sigmaSpatial = 1, size, ...options }: BilateralOptions,
): T => {
  checkImage('bilateral', image)
  checkPositive('bilateral', 'sigmaColor', sigmaColor)
  checkPositive('bilateral', 'sigmaSpatial', sigmaSpatial)
  const side = size ?? Math.max(5, 2 * Math.ceil(3 * sigmaSpatial) + 1)
  checkWindow('bilateral', 'size', side)
  const form = {
    size: side,
    spatial: -0.5 / sigmaSpatial ** 2,
    color: -0.5 / sigmaColor ** 2,
    edges: checkBorder('bilateral', options),
  }
  return onImages(image, (images) => {
    if (images.size === 0) return images.clone()
    if (!isOnHost()) return ofTensors(images, form)
    return withGradientAt(
      images,
      (one) => onModule(one, form),
      (gradient, input) => back(gradient, input, form),
    )
  })
}
