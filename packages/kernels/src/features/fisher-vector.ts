import { type Tensor1D, type Tensor2D, tensor1d } from '@tensorflow/tfjs-core'
import { checkChoice, refuse } from '../options.js'
import { type GaussianMixture, posteriorsOf } from './gaussian-mixture.js'
import { rowsOf } from './rows.js'

export interface FisherVectorOptions {
  /**
   * `'vlfeat'`: means, then variances, 2 K D numbers (default). `'skimage'`: weights before them, K more,
   * and the variances with the opposite sign.
   */
  readonly variant?: 'vlfeat' | 'skimage'
  /** Whether roots are taken, signs kept, and the whole scaled to length 1. Default: false. */
  readonly improved?: boolean
}

/**
 * Many descriptors as one vector: how each component of a mixture would have to move and to widen to fit
 * them better. Differentiable: no.
 *
 * Source: F. Perronnin, J. Sánchez and T. Mensink, Improving the Fisher kernel for large-scale image
 * classification, ECCV 2010; VLFeat and scikit-image.
 *
 * @param descriptors `[descriptors, dimensions]`
 * @returns `[2 K D]`, or `[K + 2 K D]` of scikit-image's variant: component by component within each part
 * @throws `kernels/option`, `kernels/needs-host` on WebGPU
 *
 * @example
 * ```ts
 * const vector = fisherVector(descriptors, mixture, { improved: true })
 * ```
 */
export const fisherVector = (
  descriptors: Tensor2D,
  mixture: GaussianMixture,
  { variant = 'vlfeat', improved = false }: FisherVectorOptions = {},
): Tensor1D => {
  checkChoice('fisherVector', 'variant', variant, ['vlfeat', 'skimage'])
  const rows = rowsOf('fisherVector', descriptors)
  const { components, dimensions, weights, means, variances } = mixture
  if (rows.dimensions !== dimensions) {
    refuse('fisherVector', 'descriptors', `[descriptors, ${dimensions}]`, `[${descriptors.shape}]`)
  }
  const { values, count } = rows
  const { shares } = posteriorsOf(rows, mixture)
  const sizes = new Float64Array(components)
  const moves = new Float64Array(components * dimensions)
  const widths = new Float64Array(components * dimensions)
  for (let row = 0; row < count; row++) {
    for (let component = 0; component < components; component++) {
      const share = shares[row * components + component]!
      sizes[component]! += share / count
      for (let i = 0; i < dimensions; i++) {
        const at = component * dimensions + i
        const z = (values[row * dimensions + i]! - means[at]!) / Math.sqrt(variances[at]!)
        moves[at]! += (share * z) / count
        widths[at]! += (share * (z * z - 1)) / count
      }
    }
  }
  const weightAt = (at: number) => weights[Math.floor(at / dimensions)]!
  const sign = variant === 'skimage' ? -1 : 1
  const parts = [
    variant === 'skimage'
      ? sizes.map((size, at) => (size - weights[at]!) / Math.sqrt(weights[at]!))
      : [],
    moves.map((move, at) => move / Math.sqrt(weightAt(at))),
    widths.map((width, at) => (sign * width) / Math.sqrt(2 * weightAt(at))),
  ]
  const vector = Float64Array.from(parts.flatMap((part) => [...part]))
  return tensor1d(Float32Array.from(improved ? improve(vector) : vector))
}

const improve = (vector: Float64Array): Float64Array => {
  const roots = vector.map((value) => Math.sign(value) * Math.sqrt(Math.abs(value)))
  const length = Math.sqrt(roots.reduce((sum, value) => sum + value * value, 0))
  // Descriptors that fit the mixture exactly move nothing.
  return length === 0 ? roots : roots.map((value) => value / length)
}
