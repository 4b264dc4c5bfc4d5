import { type Tensor2D, type Tensor4D, tensor2d, tensor4d } from '@tensorflow/tfjs-core'
import { valuesOf } from '../host/values.js'
import { checkImage } from '../image.js'
import { checkChoice, checkWhole, refuse } from '../options.js'

export interface GlcmOptions {
  /** How far apart the two pixels of a pair are. Default: `[1]`. */
  readonly distances?: readonly number[]
  /** Which way the second lies from the first, downwards from the right. Default: `[0]`. */
  readonly anglesDegrees?: readonly number[]
  /** How many grays there are: values are whole numbers below. Default: 256. */
  readonly levels?: number
  /** Whether a pair counts in both orders. Default: false. */
  readonly symmetric?: boolean
  /** Whether each distance and angle sums to 1. Default: false. */
  readonly normed?: boolean
}

const checkList = (option: string, values: readonly number[]): void => {
  const isList = Array.isArray(values) && values.length > 0 && values.every(Number.isFinite)
  if (!isList) refuse('glcm', option, 'a list of numbers', JSON.stringify(values))
}

/** Whole numbers below `levels`. @throws `kernels/option` */
const graysOf = (image: Tensor2D, levels: number): Float32Array => {
  const values = valuesOf('glcm', image)
  const wrong = values.find((value) => !Number.isInteger(value) || value < 0 || value >= levels)
  if (wrong !== undefined) {
    refuse('glcm', 'image', `whole numbers from 0 to ${levels - 1}`, wrong)
  }
  return values
}

/**
 * Gray-level co-occurrence: how often gray i has gray j beside it, for each distance and angle. Equal to
 * scikit-image's `graycomatrix`. Differentiable: no.
 *
 * Source: R. Haralick, K. Shanmugam and I. Dinstein, Textural features for image classification, 1973.
 *
 * @param image `[height, width]`, whole numbers as float32
 * @returns `[levels, levels, distances, angles]`, counts or shares
 * @throws `kernels/option`, `kernels/needs-host` on WebGPU, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const matrix = glcm(gray, { distances: [1, 3], anglesDegrees: [0, 90], normed: true })
 * ```
 */
export const glcm = (
  image: Tensor2D,
  {
    distances = [1],
    anglesDegrees = [0],
    levels = 256,
    symmetric = false,
    normed = false,
  }: GlcmOptions = {},
): Tensor4D => {
  checkImage('glcm', image)
  if (image.shape.length !== 2) refuse('glcm', 'image', '[height, width]', `[${image.shape}]`)
  checkList('distances', distances)
  checkList('anglesDegrees', anglesDegrees)
  checkWhole('glcm', 'levels', levels, 1, 4096)
  const grays = graysOf(image, levels)
  const [height, width] = image.shape
  const shape = [levels, levels, distances.length, anglesDegrees.length] as const
  const each = distances.length * anglesDegrees.length
  const counts = new Float64Array(levels * levels * each)
  const placeOf = (first: number, second: number, pair: number) =>
    (first * levels + second) * each + pair
  distances.forEach((distance, at) => {
    anglesDegrees.forEach((degrees, angleAt) => {
      const pair = at * anglesDegrees.length + angleAt
      const angle = (degrees * Math.PI) / 180
      const down = rounded(Math.sin(angle) * distance)
      const right = rounded(Math.cos(angle) * distance)
      for (let y = Math.max(0, -down); y < Math.min(height, height - down); y++) {
        for (let x = Math.max(0, -right); x < Math.min(width, width - right); x++) {
          const first = grays[y * width + x]!
          const second = grays[(y + down) * width + x + right]!
          counts[placeOf(first, second, pair)]! += 1
          if (symmetric) counts[placeOf(second, first, pair)]! += 1
        }
      }
    })
  })
  if (normed) {
    for (let pair = 0; pair < each; pair++) {
      let sum = 0
      for (let at = pair; at < counts.length; at += each) sum += counts[at]!
      // Where there is no pair there is no share either.
      if (sum > 0) for (let at = pair; at < counts.length; at += each) counts[at]! /= sum
    }
  }
  return tensor4d(Float32Array.from(counts), [...shape])
}

/** To the nearest whole number, halves away from 0. */
const rounded = (value: number): number => Math.sign(value) * Math.round(Math.abs(value))

/** What is made of a co-occurrence matrix. */
export type GlcmProperty =
  | 'contrast'
  | 'dissimilarity'
  | 'homogeneity'
  | 'asm'
  | 'energy'
  | 'correlation'
  | 'mean'
  | 'variance'
  | 'entropy'

const properties: readonly GlcmProperty[] = [
  'contrast',
  'dissimilarity',
  'homogeneity',
  'asm',
  'energy',
  'correlation',
  'mean',
  'variance',
  'entropy',
]

/** A weighed sum over the shares of one distance and angle. */
type SumOver = (of: (share: number, i: number, j: number) => number) => number

const propertyOf = (property: GlcmProperty, sum: SumOver): number => {
  switch (property) {
    case 'contrast':
      return sum((share, i, j) => share * (i - j) * (i - j))
    case 'dissimilarity':
      return sum((share, i, j) => share * Math.abs(i - j))
    case 'homogeneity':
      return sum((share, i, j) => share / (1 + (i - j) * (i - j)))
    case 'asm':
      return sum((share) => share * share)
    case 'energy':
      return Math.sqrt(sum((share) => share * share))
    case 'mean':
      return sum((share, i) => share * i)
    case 'variance': {
      const mean = sum((share, i) => share * i)
      return sum((share, i) => share * (i - mean) * (i - mean))
    }
    case 'entropy':
      return sum((share) => (share > 0 ? -share * Math.log(share) : 0))
    case 'correlation': {
      const [meanI, meanJ] = [sum((share, i) => share * i), sum((share, _, j) => share * j)]
      const deviationI = Math.sqrt(sum((share, i) => share * (i - meanI) ** 2))
      const deviationJ = Math.sqrt(sum((share, _, j) => share * (j - meanJ) ** 2))
      // Of one gray alone nothing can be told; scikit-image calls that 1.
      if (deviationI < 1e-15 || deviationJ < 1e-15) return 1
      const joint = sum((share, i, j) => share * (i - meanI) * (j - meanJ))
      return joint / (deviationI * deviationJ)
    }
  }
}

/**
 * One number for each distance and angle of a co-occurrence matrix, as scikit-image's `graycoprops`:
 * counts are turned into shares first. Entropy is in nats. Differentiable: no.
 *
 * @param matrix of {@link glcm}, `[levels, levels, distances, angles]`
 * @returns `[distances, angles]`
 * @throws `kernels/option`, `kernels/needs-host` on WebGPU
 *
 * @example
 * ```ts
 * const contrast = glcmProperty(glcm(gray), 'contrast') // [1, 1]
 * ```
 */
export const glcmProperty = (matrix: Tensor4D, property: GlcmProperty): Tensor2D => {
  checkImage('glcmProperty', matrix)
  const [levels, others, distances, angles] = matrix.shape
  if (matrix.shape.length !== 4 || levels !== others) {
    refuse('glcmProperty', 'matrix', '[levels, levels, distances, angles]', `[${matrix.shape}]`)
  }
  checkChoice('glcmProperty', 'property', property, properties)
  const values = valuesOf('glcmProperty', matrix)
  const each = distances * angles
  const numbers = Float32Array.from({ length: each }, (_, pair) => {
    let total = 0
    for (let at = pair; at < values.length; at += each) total += values[at]!
    const sum: SumOver = (of) => {
      let weighed = 0
      for (let i = 0; i < levels; i++) {
        for (let j = 0; j < levels; j++) {
          const count = values[(i * levels + j) * each + pair]!
          if (count !== 0) weighed += of(count / total, i, j)
        }
      }
      return weighed
    }
    return propertyOf(property, sum)
  })
  return tensor2d(numbers, [distances, angles])
}
