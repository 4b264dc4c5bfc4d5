import { type Tensor1D, type Tensor2D, tensor1d, tensor2d } from '@tensorflow/tfjs-core'
import { checkWhole, refuse } from '../options.js'
import { drawFrom } from '../random.js'
import { type Rows, rowsOf } from './rows.js'

export interface KMeansOptions {
  readonly clusters: number
  /** The same seed gives the same clusters. */
  readonly seed: number
  /** At most so many rounds. Default: 100. */
  readonly iterations?: number
}

/** @throws `kernels/option` */
export const checkClusters = (
  operation: string,
  option: string,
  clusters: number,
  rows: Rows,
): void => {
  if (!Number.isSafeInteger(clusters) || clusters < 1 || clusters > rows.count) {
    const expected = `a whole number from 1 to ${rows.count}, the number of descriptors`
    refuse(operation, option, expected, clusters)
  }
}

const squaredDistance = (
  rows: Rows,
  row: number,
  centres: Float64Array,
  centre: number,
): number => {
  const { values, dimensions } = rows
  let sum = 0
  for (let i = 0; i < dimensions; i++) {
    const difference = values[row * dimensions + i]! - centres[centre * dimensions + i]!
    sum += difference * difference
  }
  return sum
}

/** The centre that is nearest, the first of several. */
export const nearest = (rows: Rows, row: number, centres: Float64Array): number => {
  const count = centres.length / rows.dimensions
  let best = 0
  let least = Number.POSITIVE_INFINITY
  for (let centre = 0; centre < count; centre++) {
    const distance = squaredDistance(rows, row, centres, centre)
    if (distance < least) {
      least = distance
      best = centre
    }
  }
  return best
}

/** Rows far from each other (k-means++; D. Arthur and S. Vassilvitskii, 2007). */
const spreadCentres = (rows: Rows, clusters: number, seed: number): Float64Array => {
  const { values, count, dimensions } = rows
  const draw = drawFrom(seed)
  const centres = new Float64Array(clusters * dimensions)
  const distances = new Float64Array(count).fill(Number.POSITIVE_INFINITY)
  for (let centre = 0; centre < clusters; centre++) {
    const total = distances.reduce((sum, distance) => sum + distance, 0)
    const isOpen = centre === 0 || total === 0
    let rest = draw() * (isOpen ? count : total)
    let chosen = count - 1
    for (let row = 0; row < count; row++) {
      rest -= isOpen ? 1 : distances[row]!
      if (rest < 0) {
        chosen = row
        break
      }
    }
    const from = chosen * dimensions
    centres.set(values.subarray(from, from + dimensions), centre * dimensions)
    for (let row = 0; row < count; row++) {
      distances[row] = Math.min(distances[row]!, squaredDistance(rows, row, centres, centre))
    }
  }
  return centres
}

/** Centres of clusters, and which cluster each row belongs to. */
export const clustersOf = (rows: Rows, clusters: number, seed: number, iterations: number) => {
  const { values, count, dimensions } = rows
  const centres = spreadCentres(rows, clusters, seed)
  const labels = new Int32Array(count).fill(-1)
  for (let round = 0; round < iterations; round++) {
    let isChanged = false
    for (let row = 0; row < count; row++) {
      const label = nearest(rows, row, centres)
      if (label !== labels[row]) isChanged = true
      labels[row] = label
    }
    if (!isChanged) break
    const sums = new Float64Array(centres.length)
    const sizes = new Float64Array(clusters)
    for (let row = 0; row < count; row++) {
      const label = labels[row]!
      sizes[label]! += 1
      for (let i = 0; i < dimensions; i++) {
        sums[label * dimensions + i]! += values[row * dimensions + i]!
      }
    }
    for (let at = 0; at < centres.length; at++) {
      const size = sizes[Math.floor(at / dimensions)]!
      // A cluster that lost all its rows stays where it was.
      if (size > 0) centres[at] = sums[at]! / size
    }
  }
  return { centres, labels }
}

/**
 * Puts descriptors into clusters around centres: the words of a vocabulary. Differentiable: no.
 *
 * Source: S. Lloyd, Least squares quantization in PCM (1982), begun by k-means++.
 *
 * @param descriptors `[descriptors, dimensions]`
 * @returns `centres` `[clusters, dimensions]`, which are the caller's, and `labels`, the cluster of each
 * @throws `kernels/option`, `kernels/needs-host` on WebGPU
 *
 * @example
 * ```ts
 * const { centres } = kMeans(descriptors, { clusters: 64, seed: 7 })
 * ```
 */
export const kMeans = (
  descriptors: Tensor2D,
  { clusters, seed, iterations = 100 }: KMeansOptions,
): { readonly centres: Tensor2D; readonly labels: Int32Array } => {
  const rows = rowsOf('kMeans', descriptors)
  checkClusters('kMeans', 'clusters', clusters, rows)
  checkWhole('kMeans', 'seed', seed, 0)
  checkWhole('kMeans', 'iterations', iterations, 1)
  const { centres, labels } = clustersOf(rows, clusters, seed, iterations)
  return { centres: tensor2d(Float32Array.from(centres), [clusters, rows.dimensions]), labels }
}

/**
 * An image as a bag of words: the share of its descriptors that are nearest to each centre.
 * Differentiable: no.
 *
 * Source: G. Csurka and others, Visual categorization with bags of keypoints, ECCV 2004 workshop.
 *
 * @param descriptors `[descriptors, dimensions]`
 * @param centres `[words, dimensions]`
 * @returns `[words]`, which sums to 1
 * @throws `kernels/option`, `kernels/needs-host` on WebGPU
 *
 * @example
 * ```ts
 * const shares = bagOfWords(descriptors, centres)
 * ```
 */
export const bagOfWords = (descriptors: Tensor2D, centres: Tensor2D): Tensor1D => {
  const rows = rowsOf('bagOfWords', descriptors)
  const words = rowsOf('bagOfWords', centres)
  if (rows.dimensions !== words.dimensions) {
    refuse('bagOfWords', 'centres', `[words, ${rows.dimensions}]`, `[${centres.shape}]`)
  }
  const shares = new Float32Array(words.count)
  const places = Float64Array.from(words.values)
  for (let row = 0; row < rows.count; row++) shares[nearest(rows, row, places)]! += 1 / rows.count
  return tensor1d(shares)
}
