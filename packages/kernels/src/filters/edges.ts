import { add, addN, div, mul, square, type Tensor4D } from '@tensorflow/tfjs-core'
import { isOnHost } from '../host/on-host.js'
import { runOnModule } from '../host/run-on-module.js'
import { checkImage, type Image, onImages } from '../image.js'
import { type BorderOptions, checkBorder, type Edges, sourcesAround } from '../linear/border.js'
import { correlateImages, spreadImages } from '../linear/correlate-images.js'
import { withLinear } from '../linear/engine.js'
import { type Kernel, separable } from '../linear/kernel.js'
import { scratchBytes } from '../linear/run-steps.js'
import { withGradientAt } from '../linear/with-gradient.js'
import { checkChoice, refuse } from '../options.js'
import { root } from '../root.js'

export interface EdgeOptions extends BorderOptions {
  /**
   * `'y'`: how much brighter it becomes from row to row, so horizontal edges; `'x'`: from column to
   * column. Left out: the magnitude of both.
   */
  readonly axis?: 'y' | 'x'
  /**
   * On a ramp of slope s: `'skimage'` 2 s (default; its magnitude is the root of the mean square of
   * both), `'l1'` s (weights of sum 1), `'none'` the whole numbers of the textbook, as OpenCV.
   */
  readonly normalization?: 'skimage' | 'l1' | 'none'
  /** Is added below the root of a magnitude. Default: 0. */
  readonly eps?: number
}

/** A difference along each axis, and how they become a magnitude. */
interface Form {
  readonly down: readonly Kernel[]
  readonly right: readonly Kernel[]
  /** Both at once: the weights of the neighbours that are subtracted, beside and in the middle. */
  readonly smooth: { readonly side: number; readonly middle: number }
  readonly edges: Edges
  readonly eps: number
}

const changesOf = (images: Tensor4D, { down, right, edges }: Form): readonly Tensor4D[] =>
  [down, right].map((kernels) => correlateImages(images, kernels, edges))

const magnitudeOf = (changes: readonly Tensor4D[], { eps }: Form): Tensor4D =>
  root(add<Tensor4D>(addN(changes.map((one) => square(one))), eps))

const magnitudeGradient = (gradient: Tensor4D, images: Tensor4D, form: Form): Tensor4D => {
  const changes = changesOf(images, form)
  const share = div(gradient, magnitudeOf(changes, form))
  const [fromDown, fromRight] = changes.map((change) => mul<Tensor4D>(share, change)) as [
    Tensor4D,
    Tensor4D,
  ]
  return add(
    spreadImages(fromDown, form.down, form.edges),
    spreadImages(fromRight, form.right, form.edges),
  )
}

/** In one go: a fraction of the time of the operations one by one. */
const magnitudeOnModule = (images: Tensor4D, { smooth, edges, eps }: Form): Tensor4D => {
  const { shape } = images
  const tables = sourcesAround(shape, 3, edges.border)
  const room = scratchBytes(shape, { height: 3, width: 3 })
  return runOnModule(withLinear, images, tables, room, (engine, at, [scratch, y, x]) => {
    const { side, middle } = smooth
    engine.edges(...at, side, middle, eps, y, x, edges.borderValue, scratch)
  })
}

/**
 * How much an image changes, by a difference along one axis and a mean along the other.
 *
 * @param weights of the mean, as whole numbers: beside the middle, and there
 */
export const edgeFilter = <T extends Image>(
  operation: string,
  image: T,
  weights: { readonly side: number; readonly middle: number },
  { axis, normalization = 'skimage', eps = 0, ...options }: EdgeOptions,
): T => {
  checkImage(operation, image)
  if (axis !== undefined) checkChoice(operation, 'axis', axis, ['y', 'x'])
  checkChoice(operation, 'normalization', normalization, ['skimage', 'l1', 'none'])
  if (!(eps >= 0)) refuse(operation, 'eps', 'a number of at least 0', eps)
  const edges = checkBorder(operation, options)
  const sum = normalization === 'none' ? 1 : 2 * weights.side + weights.middle
  // scikit-image's magnitude is the root of the mean of both squares, not of their sum.
  const isMean = axis === undefined && normalization === 'skimage'
  const step = normalization === 'l1' ? 0.5 : isMean ? Math.SQRT1_2 : 1
  const [side, middle] = [weights.side / sum, weights.middle / sum]
  const mean = Float32Array.of(side, middle, side)
  const change = Float32Array.of(-step, 0, step)
  const down = separable(change, mean)
  const right = separable(mean, change)
  if (axis !== undefined) {
    const kernels = axis === 'y' ? down : right
    return onImages(image, (images) => correlateImages(images, kernels, edges))
  }
  const smooth = { side: side * step, middle: middle * step }
  const form = { down, right, smooth, edges, eps }
  return onImages(image, (images) => {
    if (images.size === 0) return images.clone()
    if (!isOnHost()) return magnitudeOf(changesOf(images, form), form)
    return withGradientAt(
      images,
      (one) => magnitudeOnModule(one, form),
      (gradient, input) => magnitudeGradient(gradient, input, form),
    )
  })
}
