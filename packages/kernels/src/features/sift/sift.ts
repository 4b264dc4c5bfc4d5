import { type Tensor2D, type Tensor3D, tensor2d } from '@tensorflow/tfjs-core'
import { valuesForModule } from '../../host/values.js'
import { checkPlane } from '../../image.js'
import { checkNotNegative, checkPositive, checkWhole, refuse } from '../../options.js'
import { findKeypoints } from './find-keypoints.js'
import type { SiftKeypoint } from './keypoint.js'
import { descriptorLength, type Found } from './octave-keypoints.js'

export interface SiftOptions {
  /** The largest value that an image can have, less the smallest. Default: 1. */
  readonly dataRange?: number
  /** At most so many keypoints, those of the largest response. Default: all. */
  readonly maxKeypoints?: number
  /** How many sizes are looked for between one and twice as much, 1 to 8. Default: 3. */
  readonly layersPerOctave?: number
  /** The least contrast of a keypoint, as a share of `dataRange`, times the layers. Default: 0.04. */
  readonly contrastThreshold?: number
  /** How many times as much a spot may be curved one way as the other: edges are more. Default: 10. */
  readonly edgeThreshold?: number
  /** Of the first blur, in pixels of the image made twice as large, at most 100. Default: 1.6. */
  readonly sigma?: number
  /**
   * The image is made twice as large at first. `false` (default) has both of its new pixels a quarter of one
   * beside the old, as OpenCV and scikit-image have them, which take one for the old: all places are a quarter
   * of a pixel too far right and down. `true` has one at the old pixel and one between: places are right, and
   * a fifth of the keypoints are others; OpenCV's `enable_precise_upscale`.
   */
  readonly preciseUpscale?: boolean
}

/** Keypoints and their descriptors, which are the caller's: one in each row, of length 1. */
export interface SiftFeatures {
  readonly keypoints: readonly SiftKeypoint[]
  /** `[keypoints, 128]` */
  readonly descriptors: Tensor2D
}

/** The strongest, in the order they were in. */
const strongest = (found: readonly Found[], most: number): readonly Found[] => {
  if (found.length <= most) return found
  const order = found
    .map(({ keypoint }, index) => ({ index, response: keypoint.response }))
    .sort((one, other) => other.response - one.response || one.index - other.index)
  const kept = new Set(order.slice(0, most).map(({ index }) => index))
  return found.filter((_, index) => kept.has(index))
}

/**
 * Keypoints and descriptors that stay the same when an image is moved, turned, made larger or brighter
 * (scale-invariant feature transform). A place with several directions is as many keypoints.
 *
 * As OpenCV's `SIFT_create()`, of images of any range: but for fewer than one in a thousand, whose contrast is
 * just at a threshold, the same keypoints. OpenCV's descriptors are these times 512, rounded, and 255 at most.
 * Of scikit-image's `SIFT` nearly all places are the same, but it finds some more, and its descriptors are
 * others. Differentiable: no.
 *
 * Source: D. Lowe, Distinctive image features from scale-invariant keypoints, International Journal of Computer
 * Vision 60 (2004).
 *
 * @param image `[height, width]` or `[height, width, 1]`
 * @returns the keypoints, octave by octave and row by row, and a row of `descriptors` for each. Images of
 * fewer than 6 pixels one way have none
 * @throws `kernels/option` of a colour image, or one that is not of finite numbers; `kernels/needs-host` on
 * WebGPU, or without SIMD; `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const { keypoints, descriptors } = sift(gray, { maxKeypoints: 500 })
 * const [{ y, x, sigma, angleDegrees }] = keypoints
 * ```
 */
export const sift = (image: Tensor2D | Tensor3D, options: SiftOptions = {}): SiftFeatures => {
  const { dataRange = 1, maxKeypoints, layersPerOctave: layers = 3 } = options
  const { contrastThreshold = 0.04, edgeThreshold: edge = 10, sigma = 1.6 } = options
  const { preciseUpscale = false } = options
  const [height, width] = checkPlane('sift', image)
  checkPositive('sift', 'dataRange', dataRange)
  if (maxKeypoints !== undefined) checkWhole('sift', 'maxKeypoints', maxKeypoints, 0)
  checkWhole('sift', 'layersPerOctave', layers, 1, 8)
  checkNotNegative('sift', 'contrastThreshold', contrastThreshold)
  checkPositive('sift', 'edgeThreshold', edge)
  checkPositive('sift', 'sigma', sigma)
  if (sigma > 100) refuse('sift', 'sigma', 'at most 100', sigma)
  const values = valuesForModule('sift', image)
  const wrong = values.find((value) => !Number.isFinite(value))
  if (wrong !== undefined) refuse('sift', 'image', 'of finite numbers', wrong)
  const contrast = (contrastThreshold / layers) * dataRange
  const shares = preciseUpscale ? ([0, 0.5] as const) : ([0.25, 0.25] as const)
  const all = findKeypoints(values, height, width, { layers, sigma, contrast, edge, shares })
  const found = strongest(all, maxKeypoints ?? all.length)
  const descriptors = new Float32Array(found.length * descriptorLength)
  for (const [index, { descriptor }] of found.entries()) {
    descriptors.set(descriptor, index * descriptorLength)
  }
  return {
    keypoints: found.map(({ keypoint }) => ({
      ...keypoint,
      response: keypoint.response / dataRange,
    })),
    descriptors: tensor2d(descriptors, [found.length, descriptorLength]),
  }
}
