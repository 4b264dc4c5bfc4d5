import {
  argMax,
  equal,
  range,
  reshape,
  sum,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  tensor1d,
  tile,
  where,
  zeros,
} from '@tensorflow/tfjs-core'
import { checkWhole, refuse } from '../options.js'
import { type ImageModel, scoresOf } from './model.js'

/** Which score, counted from 0: one for all images, or one for each. */
export type Target = number | readonly number[]

/** @throws `kernels/option` */
const checkTarget = (operation: string, option: string, target: Target, images: number): void => {
  for (const one of typeof target === 'number' ? [target] : target) {
    checkWhole(operation, option, one, 0)
  }
  if (typeof target !== 'number' && target.length !== images) {
    refuse(operation, option, `one number or ${images}, one for each image`, `${target.length}`)
  }
}

/**
 * The score of each image that is asked for, as numbers; by default the highest.
 *
 * @returns `[images]`, int32
 * @throws `kernels/option`, `kernels/model-output`
 */
export const labelsOf = (
  operation: string,
  option: string,
  target: Target | undefined,
  model: ImageModel,
  images: Tensor4D,
): Tensor1D => {
  const [count] = images.shape
  if (target === undefined) return argMax(scoresOf(operation, model, images), 1)
  checkTarget(operation, option, target, count)
  const labels = typeof target === 'number' ? Array<number>(count).fill(target) : [...target]
  return tensor1d(labels, 'int32')
}

/** @throws `kernels/option` where the model has no such score */
export const checkInScores = (
  operation: string,
  option: string,
  target: Target | undefined,
  scores: number,
): void => {
  const most = typeof target === 'object' ? Math.max(...target) : (target ?? 0)
  if (most < scores) return
  const there = `from 0 to ${scores - 1}, for the model gives ${scores} score${scores > 1 ? 's' : ''}`
  refuse(operation, option, there, most)
}

/** Of each row of scores the one that its label names: `[images]`. */
export const picked = (scores: Tensor2D, labels: Tensor1D): Tensor1D => {
  const [count, width] = scores.shape
  const isPicked = equal(reshape(labels, [count, 1]), range(0, width, 1, 'int32'))
  // Not a product: scores beside it may be infinite.
  return sum(where(isPicked, scores, zeros(scores.shape)), 1)
}

/**
 * What gives the score of each image that is asked for, or of copies of all the images, one batch behind the
 * other. To be called within `tidy`.
 *
 * @throws `kernels/option`, `kernels/model-output`
 */
export const scorerOf = (
  operation: string,
  target: Target | undefined,
  model: ImageModel,
  images: Tensor4D,
): ((copies: Tensor4D) => Tensor1D) => {
  const labels = labelsOf(operation, 'target', target, model, images)
  return (copies) => {
    const scores = scoresOf(operation, model, copies)
    checkInScores(operation, 'target', target, scores.shape[1])
    return picked(scores, tile(labels, [copies.shape[0] / images.shape[0]]))
  }
}
