import type { Tensor2D } from '@tensorflow/tfjs-core'
import { checkPositive, checkWhole } from '../options.js'
import { checkClusters, clustersOf } from './k-means.js'
import { type Rows, rowsOf } from './rows.js'

/** Gaussians that together say where descriptors lie, each with a variance along every axis. */
export interface GaussianMixture {
  readonly components: number
  readonly dimensions: number
  /** `[components]`, which sum to 1. */
  readonly weights: Float64Array
  /** `[components, dimensions]` */
  readonly means: Float64Array
  /** `[components, dimensions]` */
  readonly variances: Float64Array
}

export interface GaussianMixtureOptions {
  readonly components: number
  /** The same seed gives the same mixture. */
  readonly seed: number
  /** At most so many rounds. Default: 100. */
  readonly iterations?: number
  /** Ends when the mean log-likelihood rises by less. Default: 0.001. */
  readonly tolerance?: number
  /** Is added to every variance. Default: 1e-6. */
  readonly regularization?: number
}

/**
 * How probably each row came from each component, and the mean log-likelihood of all. By logarithms, so
 * that rows far from everything have shares too.
 */
export const posteriorsOf = (
  { values, count }: Rows,
  { components, dimensions, weights, means, variances }: GaussianMixture,
): { readonly shares: Float64Array; readonly meanLogLikelihood: number } => {
  const shares = new Float64Array(count * components)
  const constants = weights.map((weight, component) => {
    let sum = Math.log(weight) - 0.5 * dimensions * Math.log(2 * Math.PI)
    for (let i = 0; i < dimensions; i++)
      sum -= 0.5 * Math.log(variances[component * dimensions + i]!)
    return sum
  })
  let total = 0
  for (let row = 0; row < count; row++) {
    let most = Number.NEGATIVE_INFINITY
    for (let component = 0; component < components; component++) {
      let log = constants[component]!
      for (let i = 0; i < dimensions; i++) {
        const at = component * dimensions + i
        const difference = values[row * dimensions + i]! - means[at]!
        log -= (0.5 * difference * difference) / variances[at]!
      }
      shares[row * components + component] = log
      if (log > most) most = log
    }
    let sum = 0
    for (let at = row * components; at < (row + 1) * components; at++) {
      shares[at] = Math.exp(shares[at]! - most)
      sum += shares[at]!
    }
    for (let at = row * components; at < (row + 1) * components; at++) shares[at]! /= sum
    total += most + Math.log(sum)
  }
  return { shares, meanLogLikelihood: total / count }
}

/** The mixture that fits rows shared out so. */
const mixtureOf = (
  { values, count, dimensions }: Rows,
  shares: Float64Array,
  components: number,
  regularization: number,
): GaussianMixture => {
  const sizes = new Float64Array(components)
  const means = new Float64Array(components * dimensions)
  const variances = new Float64Array(components * dimensions)
  for (let row = 0; row < count; row++) {
    for (let component = 0; component < components; component++) {
      const share = shares[row * components + component]!
      sizes[component]! += share
      for (let i = 0; i < dimensions; i++) {
        means[component * dimensions + i]! += share * values[row * dimensions + i]!
      }
    }
  }
  // A component that nothing belongs to any more keeps a trace, as scikit-learn gives it.
  const sizeAt = (at: number) => sizes[Math.floor(at / dimensions)]! + 10 * Number.EPSILON
  for (let at = 0; at < means.length; at++) means[at]! /= sizeAt(at)
  for (let row = 0; row < count; row++) {
    for (let component = 0; component < components; component++) {
      const share = shares[row * components + component]!
      for (let i = 0; i < dimensions; i++) {
        const at = component * dimensions + i
        const difference = values[row * dimensions + i]! - means[at]!
        variances[at]! += share * difference * difference
      }
    }
  }
  for (let at = 0; at < variances.length; at++) {
    variances[at] = variances[at]! / sizeAt(at) + regularization
  }
  const weights = sizes.map((size) => (size + 10 * Number.EPSILON) / count)
  return { components, dimensions, weights, means, variances }
}

/**
 * Fits a mixture of Gaussians with variances along the axes to descriptors, by expectation maximisation
 * from clusters of k-means. Differentiable: no.
 *
 * Source: A. Dempster, N. Laird and D. Rubin, Maximum likelihood from incomplete data via the EM
 * algorithm (1977); scikit-learn's `GaussianMixture` with `covariance_type='diag'`.
 *
 * @param descriptors `[descriptors, dimensions]`
 * @throws `kernels/option`, `kernels/needs-host` on WebGPU
 *
 * @example
 * ```ts
 * const mixture = fitGaussianMixture(descriptors, { components: 16, seed: 7 })
 * ```
 */
export const fitGaussianMixture = (
  descriptors: Tensor2D,
  {
    components,
    seed,
    iterations = 100,
    tolerance = 1e-3,
    regularization = 1e-6,
  }: GaussianMixtureOptions,
): GaussianMixture => {
  const operation = 'fitGaussianMixture'
  const rows = rowsOf(operation, descriptors)
  checkClusters(operation, 'components', components, rows)
  checkWhole(operation, 'seed', seed, 0)
  checkWhole(operation, 'iterations', iterations, 1)
  checkPositive(operation, 'tolerance', tolerance)
  checkPositive(operation, 'regularization', regularization)
  const { labels } = clustersOf(rows, components, seed, 100)
  const first = new Float64Array(rows.count * components)
  for (const [row, label] of labels.entries()) first[row * components + label] = 1
  let mixture = mixtureOf(rows, first, components, regularization)
  let before = Number.NEGATIVE_INFINITY
  for (let round = 0; round < iterations; round++) {
    const { shares, meanLogLikelihood } = posteriorsOf(rows, mixture)
    mixture = mixtureOf(rows, shares, components, regularization)
    if (Math.abs(meanLogLikelihood - before) < tolerance) break
    before = meanLogLikelihood
  }
  return mixture
}
