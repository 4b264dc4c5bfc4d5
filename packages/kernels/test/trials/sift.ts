import { type Tensor2D, tensor1d, tensor2d, tidy } from '@tensorflow/tfjs-core'
import reference from '../../src/features/sift/sift.reference.json' with { type: 'json' }
import {
  type MatchOptions,
  matchDescriptors,
  type SiftFeatures,
  type SiftOptions,
  sift,
} from '../../src/index.js'
import { floats } from '../reference.js'
import type { Trial, Trials } from './trial.js'

const bytes = (base64: string): Uint8Array =>
  Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))

type Name = keyof typeof reference.images

/** Of whole numbers from 0 to 255. */
export const photograph = (name: string): Tensor2D => {
  const { shape, values } = reference.images[name as Name]
  return tensor2d(Float32Array.from(bytes(values)), shape as [number, number])
}

/** What OpenCV found. */
export interface Told {
  readonly keypoints: readonly {
    readonly y: number
    readonly x: number
    readonly sigma: number
    readonly angleDegrees: number
    readonly response: number
    readonly octave: number
  }[]
  readonly descriptors: Uint8Array | undefined
}

const numbers = 6

export const toldBy = ({ keypoints, descriptors }: (typeof reference.cases)[number]): Told => {
  const values = floats(keypoints)
  return {
    keypoints: Array.from({ length: values.length / numbers }, (_, at) => {
      const one = values.subarray(at * numbers, (at + 1) * numbers)
      const [y = 0, x = 0, sigma = 0, angleDegrees = 0, response = 0, octave = 0] = one
      return { y, x, sigma, angleDegrees, response, octave }
    }),
    descriptors: descriptors ? bytes(descriptors) : undefined,
  }
}

const degrees = (radians: number): number => (radians * 180) / Math.PI

const angleBetween = (one: ArrayLike<number>, other: ArrayLike<number>): number => {
  let [product, square, otherSquare] = [0, 0, 0]
  for (let i = 0; i < one.length; i++) {
    product += one[i]! * other[i]!
    square += one[i]! ** 2
    otherSquare += other[i]! ** 2
  }
  return degrees(Math.acos(Math.min(1, product / Math.sqrt(square * otherSquare))))
}

/** What shares of OpenCV's keypoints are found, of these have its direction, and of these its descriptor. */
export interface Agreement {
  readonly found: number
  readonly directed: number
  readonly described: number
  /** Of ours, which OpenCV has too. */
  readonly known: number
}

const shareOf = (some: readonly unknown[], all: readonly unknown[]): number =>
  all.length === 0 ? 1 : some.length / all.length

type Place = Told['keypoints'][number]

/** Within half a pixel, as large but for a tenth, and as strong. */
const isThere = (one: Place, other: Place): boolean =>
  Math.hypot(one.y - other.y, one.x - other.x) < 0.5 &&
  Math.abs(one.sigma / other.sigma - 1) < 0.1 &&
  Math.abs(one.response - other.response) < 1e-3 &&
  one.octave === other.octave

const isDirected = (one: Place, other: Place): boolean => {
  const apart = Math.abs(one.angleDegrees - other.angleDegrees)
  return Math.min(apart, 360 - apart) < 5
}

/** Angles within 5 degrees, of directions and of descriptors. */
export const agreementOf = ({ keypoints, descriptors }: SiftFeatures, told: Told): Agreement => {
  const values = descriptors.dataSync()
  const mine = keypoints.map((keypoint, at) => ({
    keypoint,
    descriptor: values.subarray(128 * at, 128 * (at + 1)),
  }))
  const pairs = told.keypoints.map((one, at) => ({
    one,
    descriptor: told.descriptors?.subarray(128 * at, 128 * (at + 1)),
    near: mine.filter(({ keypoint }) => isThere(keypoint, one)),
  }))
  const found = pairs.filter(({ near }) => near.length > 0)
  const directed = found
    .map((pair) => ({
      ...pair,
      near: pair.near.filter(({ keypoint }) => isDirected(keypoint, pair.one)),
    }))
    .filter(({ near }) => near.length > 0)
  const described = directed.filter(
    ({ descriptor, near }) =>
      !descriptor || near.some((one) => angleBetween(one.descriptor, descriptor) < 5),
  )
  const known = keypoints.filter((one) => told.keypoints.some((other) => isThere(one, other)))
  return {
    found: shareOf(found, told.keypoints),
    directed: shareOf(directed, found),
    described: shareOf(described, directed),
    known: shareOf(known, keypoints),
  }
}

/** The least share, of each. */
const least = 0.97

const trials: readonly Trial[] = reference.cases.map((one) => ({
  operation: 'sift',
  title: `${one.image} ${JSON.stringify(one.options)}`,
  input: () => photograph(one.image),
  run: (image: Tensor2D) => {
    const features = sift(image, { dataRange: 255, ...(one.options as SiftOptions) })
    const agreement = agreementOf(features, toldBy(one))
    features.descriptors.dispose()
    return tensor1d(Object.values(agreement).map((share) => (share >= least ? 1 : 0)))
  },
  shape: [4],
  values: [1, 1, 1, 1],
  needsHost: true,
}))

/** OpenCV's, of whole numbers. */
const descriptorsOf = (name: Name): Tensor2D => {
  const told = reference.cases.find(({ image, descriptors }) => image === name && descriptors)!
  return tensor2d(Float32Array.from(bytes(told.descriptors!)), [told.count, 128])
}

const matchTrials: readonly Trial[] = reference.matches.map(({ options, pairs }) => ({
  operation: 'matchDescriptors',
  title: JSON.stringify(options),
  input: () => descriptorsOf('camera'),
  run: (descriptors: Tensor2D) =>
    tidy(() => {
      const matches = matchDescriptors(descriptors, descriptorsOf('aside'), options as MatchOptions)
      const rows = matches.flatMap(({ from, to }) => [from, to])
      return tensor2d(rows, [matches.length, 2], 'int32')
    }),
  shape: [pairs.length, 2],
  values: pairs.flat(),
  most: Number.MIN_VALUE,
  needsHost: true,
}))

/** Whether OpenCV finds the same, 1 for each part in which it does; and the pairs that it or scikit-image match. */
export const siftTrials: Trials = { values: [...trials, ...matchTrials], gradients: {} }
