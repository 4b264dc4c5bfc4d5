import { depthwiseConv2d, type Tensor4D, tensor4d, tile } from '@tensorflow/tfjs-core'
import { isOnHost } from '../host/on-host.js'
import type { Edges } from './border.js'
import { type Kernel, type Step, stepsOf } from './kernel.js'
import { padImages } from './pad-images.js'
import { runSteps } from './run-steps.js'
import { withGradient } from './with-gradient.js'

/** One step made of operations of TensorFlow.js, which know their own gradients. */
const ofTensors = (images: Tensor4D, { taps, height, width, edges }: Step): Tensor4D => {
  const channels = images.shape[3]
  const padded = padImages(images, { height, width }, edges)
  const filter = tile(tensor4d(taps, [height, width, 1, 1]), [1, 1, channels, 1])
  return depthwiseConv2d(padded, filter, 1, 'valid')
}

/**
 * Correlates `[images, height, width, channels]` with one kernel after the other: the same shape, each
 * channel for itself. Differentiable.
 */
export const correlateImages = (
  images: Tensor4D,
  kernels: readonly Kernel[],
  edges: Edges,
): Tensor4D => {
  if (images.size === 0) return images.clone()
  const steps = stepsOf(kernels, edges)
  if (!isOnHost()) return steps.reduce(ofTensors, images)
  return withGradient(
    images,
    (one) => runSteps(one, steps, 'forward'),
    (gradient) => spreadImages(gradient, kernels, edges),
  )
}

/**
 * The adjoint of `correlateImages` on the host: every value goes, weighed, to where it would have come
 * from. What a constant beyond the edges adds does not depend on the image, and has no part in it.
 */
export const spreadImages = (
  images: Tensor4D,
  kernels: readonly Kernel[],
  edges: Edges,
): Tensor4D => {
  const linear = { ...edges, borderValue: 0 }
  const steps = stepsOf(kernels, linear)
  return withGradient(
    images,
    (one) => runSteps(one, steps, 'back'),
    (gradient) => correlateImages(gradient, kernels, linear),
  )
}
