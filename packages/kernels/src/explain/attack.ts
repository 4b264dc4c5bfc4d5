import {
  add,
  argMax,
  clipByValue,
  equal,
  logicalNot,
  logSoftmax,
  mul,
  neg,
  sign,
  sub,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core'
import type { Image } from '../image.js'
import { checkRange, type Interval } from '../interval.js'
import { checkNotNegative, refuse } from '../options.js'
import { gradientAt } from './gradient-at.js'
import { type ImageModel, scoresOf } from './model.js'
import { checkInScores, labelsOf, picked, type Target } from './target.js'

export interface AttackOptions {
  /** By how much each value may change at most, in the units of the image. */
  readonly epsilon: number
  /**
   * What the images show; if `targeted`, what the model is to say instead. Default: what the model says
   * now, which only an untargeted attack can lead away from.
   */
  readonly labels?: Target
  /** Whether the model is led to the labels, and not away from them. Default: false. */
  readonly targeted?: boolean
  /**
   * Between which values images stay, such as `[0, 1]`. What lies beyond is brought there, however far that
   * is. Default: anywhere.
   */
  readonly range?: Interval
  /** One loss for each image, of its scores `[images, scores]`. Default: cross-entropy of logits. */
  readonly loss?: (scores: Tensor2D, labels: Tensor1D) => Tensor
}

/** What an attack gives; both tensors are the caller's. */
export interface Attack<T extends Image> {
  /** The images changed, of the same shape. */
  readonly images: T
  /** `[images]`, bool: whether the model says something else than the label; if targeted, the label. */
  readonly success: Tensor1D
}

/** Of logits: `[images]`. */
export const crossEntropy = (scores: Tensor2D, labels: Tensor1D): Tensor =>
  neg(picked(logSoftmax(scores), labels))

/** @throws `kernels/option` */
export const checkAttack = (
  operation: string,
  { epsilon, labels, targeted = false, range }: AttackOptions,
): void => {
  checkNotNegative(operation, 'epsilon', epsilon)
  if (targeted && labels === undefined) {
    refuse(operation, 'labels', 'given, for a targeted attack needs what to aim at', labels)
  }
  if (range) checkRange(operation, 'range', range)
}

/** To be called within `tidy`. */
export const attackOn = (
  operation: string,
  images: Tensor4D,
  model: ImageModel,
  { epsilon, labels: given, targeted = false, range, loss = crossEntropy }: AttackOptions,
) => {
  const labels = labelsOf(operation, 'labels', given, model, images)
  const scores = (at: Tensor4D): Tensor2D => {
    const found = scoresOf(operation, model, at)
    const width = found.shape[1]
    if (width < 2) {
      const expected =
        'one of at least two scores; make two of one by stack([zerosLike(score), score], 1)'
      refuse(operation, 'model', expected, `a model of ${width}`)
    }
    checkInScores(operation, 'labels', given, width)
    return found
  }
  return {
    /** A step along the sign of the loss's gradient: up, or down to the labels. */
    step: (at: Tensor4D, size: number): Tensor4D => {
      const gradient = gradientAt(operation, at, (x) => loss(scores(x), labels))
      return add(at, mul(sign(gradient), targeted ? -size : size))
    },
    /** The nearest point that is allowed. */
    within: (at: Tensor4D): Tensor4D => {
      const change = clipByValue(sub<Tensor4D>(at, images), -epsilon, epsilon)
      const near = add<Tensor4D>(images, change)
      return range ? clipByValue(near, ...range) : near
    },
    success: (at: Tensor4D): Tensor1D => {
      const isLabel = equal<Tensor1D>(argMax(scores(at), 1), labels)
      return targeted ? isLabel : logicalNot(isLabel)
    },
  }
}
