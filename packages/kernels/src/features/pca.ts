import { add, matMul, sub, type Tensor2D, tensor1d, tensor2d, tidy } from '@tensorflow/tfjs-core'
import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { checkWhole, refuse } from '../options.js'
import { type Rows, rowsOf } from './rows.js'

/** The directions in which descriptors vary, the most first. */
export interface PrincipalComponents {
  readonly dimensions: number
  /** `[dimensions]` */
  readonly mean: Float64Array
  /** `[components, dimensions]`, each of length 1; the largest number of each is positive. */
  readonly axes: Float64Array
  /** `[components]`: the variance along each. */
  readonly variances: Float64Array
  /** `[components]`: its share of the variance of everything. */
  readonly shares: Float64Array
}

/** The mean of the rows and, of their covariance, directions and variances, the largest first. */
const spreadOf = ({ values, count, dimensions }: Rows) => {
  const mean = new Float64Array(dimensions)
  for (let at = 0; at < values.length; at++) mean[at % dimensions]! += values[at]! / count
  const centred = Matrix.from1DArray(count, dimensions, values)
  centred.subRowVector([...mean])
  // Of one row nothing varies.
  const covariance = centred
    .transpose()
    .mmul(centred)
    .div(Math.max(1, count - 1))
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(covariance, {
    assumeSymmetric: true,
  })
  const order = [...realEigenvalues.keys()].sort(
    (a, b) => realEigenvalues[b]! - realEigenvalues[a]!,
  )
  return {
    mean,
    axes: order.map((column) => eigenvectorMatrix.getColumn(column)),
    // Rounding may leave a little less than nothing.
    variances: order.map((column) => Math.max(0, realEigenvalues[column]!)),
  }
}

/** Either sign is right; this one is the same everywhere. */
const signed = (axis: readonly number[]): readonly number[] => {
  const largest = axis.reduce((most, one) => (Math.abs(one) > Math.abs(most) ? one : most), 0)
  return largest < 0 ? axis.map((one) => -one) : axis
}

/**
 * Finds the principal components of descriptors. Differentiable: no; {@link projectPca} is.
 *
 * Source: K. Pearson, On lines and planes of closest fit (1901); scikit-learn's `PCA`.
 *
 * @param descriptors `[descriptors, dimensions]`
 * @param components how many to keep, at most the dimensions. Default: all
 * @throws `kernels/option`, `kernels/needs-host` on WebGPU
 *
 * @example
 * ```ts
 * const pca = fitPca(features, 32)
 * const small = projectPca(features, pca) // [descriptors, 32]
 * ```
 */
export const fitPca = (descriptors: Tensor2D, components?: number): PrincipalComponents => {
  const rows = rowsOf('fitPca', descriptors)
  const { dimensions } = rows
  const kept = components ?? dimensions
  checkWhole('fitPca', 'components', kept, 1, dimensions)
  const { mean, axes, variances } = spreadOf(rows)
  const total = variances.reduce((sum, variance) => sum + variance, 0)
  return {
    dimensions,
    mean,
    axes: Float64Array.from(axes.slice(0, kept).flatMap(signed)),
    variances: Float64Array.from(variances.slice(0, kept)),
    shares: Float64Array.from(variances.slice(0, kept), (variance) =>
      total === 0 ? 0 : variance / total,
    ),
  }
}

const axesOf = ({ axes, dimensions }: PrincipalComponents): Tensor2D =>
  tensor2d(Float32Array.from(axes), [axes.length / dimensions, dimensions])

const checkWidth = (operation: string, rows: Tensor2D, width: number): void => {
  if (rows.shape.length !== 2 || rows.shape[1] !== width) {
    refuse(operation, 'descriptors', `[descriptors, ${width}]`, `[${rows.shape}]`)
  }
}

/**
 * How far descriptors lie along each principal component. Differentiable: yes.
 *
 * @param descriptors `[descriptors, dimensions]`
 * @returns `[descriptors, components]`
 * @throws `kernels/option`
 *
 * @example
 * ```ts
 * const small = projectPca(features, fitPca(features, 2))
 * ```
 */
export const projectPca = (descriptors: Tensor2D, pca: PrincipalComponents): Tensor2D => {
  checkWidth('projectPca', descriptors, pca.dimensions)
  return tidy(() =>
    matMul(
      sub<Tensor2D>(descriptors, tensor1d(Float32Array.from(pca.mean))),
      axesOf(pca),
      false,
      true,
    ),
  )
}

/**
 * Descriptors made again from their principal components; what was left out stays out. Differentiable:
 * yes.
 *
 * @param projected `[descriptors, components]`
 * @returns `[descriptors, dimensions]`
 * @throws `kernels/option`
 *
 * @example
 * ```ts
 * const again = unprojectPca(projectPca(features, pca), pca)
 * ```
 */
export const unprojectPca = (projected: Tensor2D, pca: PrincipalComponents): Tensor2D => {
  checkWidth('unprojectPca', projected, pca.variances.length)
  return tidy(() =>
    add<Tensor2D>(matMul(projected, axesOf(pca)), tensor1d(Float32Array.from(pca.mean))),
  )
}

/** What makes descriptors white. */
export interface Whitening {
  readonly dimensions: number
  /** `[dimensions]` */
  readonly mean: Float64Array
  /** `[dimensions, dimensions]`, symmetric. */
  readonly matrix: Float64Array
}

/**
 * Finds what makes descriptors white, without correlations and with variance 1, and leaves them as like
 * themselves as that allows (zero-phase component analysis). Differentiable: no; {@link whiten} is.
 *
 * Source: A. Bell and T. Sejnowski, The independent components of natural scenes are edge filters (1997);
 * A. Krizhevsky (2009) for pictures.
 *
 * @param descriptors `[descriptors, dimensions]`, such as pictures as rows
 * @param eps is added to each variance, so that noise is not blown up. Default: 1e-5
 * @throws `kernels/option`, `kernels/needs-host` on WebGPU
 *
 * @example
 * ```ts
 * const white = whiten(patches, fitZca(patches, 0.01))
 * ```
 */
export const fitZca = (descriptors: Tensor2D, eps = 1e-5): Whitening => {
  const rows = rowsOf('fitZca', descriptors)
  if (!(eps >= 0)) refuse('fitZca', 'eps', 'a number of at least 0', eps)
  const { dimensions } = rows
  const { mean, axes, variances } = spreadOf(rows)
  const matrix = new Float64Array(dimensions * dimensions)
  for (const [index, axis] of axes.entries()) {
    const spread = variances[index]! + eps
    if (spread === 0) refuse('fitZca', 'eps', 'above 0, for some direction does not vary', eps)
    const scale = 1 / Math.sqrt(spread)
    for (let i = 0; i < dimensions; i++) {
      for (let j = 0; j < dimensions; j++) {
        matrix[i * dimensions + j]! += scale * axis[i]! * axis[j]!
      }
    }
  }
  return { dimensions, mean, matrix }
}

/**
 * Makes descriptors white. Differentiable: yes.
 *
 * @param descriptors `[descriptors, dimensions]`
 * @returns `[descriptors, dimensions]`
 * @throws `kernels/option`
 *
 * @example
 * ```ts
 * const white = whiten(test, fitZca(train))
 * ```
 */
export const whiten = (
  descriptors: Tensor2D,
  { dimensions, mean, matrix }: Whitening,
): Tensor2D => {
  checkWidth('whiten', descriptors, dimensions)
  return tidy(() =>
    matMul(
      sub<Tensor2D>(descriptors, tensor1d(Float32Array.from(mean))),
      tensor2d(Float32Array.from(matrix), [dimensions, dimensions]),
    ),
  )
}
