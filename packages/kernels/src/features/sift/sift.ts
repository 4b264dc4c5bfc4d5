import { type Tensor2D, type Tensor3D, tensor2d } from '@tensorflow/tfjs-core'
import { valuesForModule } from '../../host/values.js'
import { checkImage } from '../../image.js'
import { checkNotNegative, checkPositive, checkWhole, refuse } from '../../options.js'
import { findKeypoints } from './find-keypoints.js'

export interface SiftOptions {
  /** The largest value an image can have, less the smallest. Default: 1. */
  readonly dataRange?: number
  /** At most so many keypoints, those of the largest response. Default: all. */
  readonly maxKeypoints?: number
}
export interface Keypoint {
  readonly y: number
  readonly x: number
  readonly sigma: number
  readonly angleDegrees: number
  readonly response: number
  readonly octave: number
  readonly scale: number
}
export const sift = (image: Tensor2D) => {
  const [height, width] = image.shape
  const found = findKeypoints(valuesForModule('sift', image), height, width, {
    layers: 3, sigma: 1.6, contrast: 0.04 / 3, least: 0.5*0.04/3, edge: 10,
  })
  return found
}
