import { concat, slice, type Tensor4D, zeros } from '@tensorflow/tfjs-core'
import { identity, inverse } from '../geometry/matrix.js'
import type { Size } from '../geometry/sampler.js'
import { checkHasPixels } from '../geometry/size.js'
import { checkWarp, type Warping, type WarpOptions, warp } from '../geometry/warp.js'
import { checkImage, type Image, onImages, shape4 } from '../image.js'
import { checkFinite, checkWhole, refuse } from '../options.js'
import { drawFrom } from '../random.js'
import {
  type Box,
  checkBoxes,
  checkKeypoints,
  type Keypoint,
  movedBox,
  movedKeypoint,
} from './annotations.js'
import { type ColourOptions, checkColours, drawColours } from './colours.js'
import { checkMotion, drawMotion, type MotionOptions } from './motion.js'

export interface AugmentOptions extends MotionOptions, ColourOptions, WarpOptions {
  /** The same seed gives the same results. */
  readonly seed: number
  /** Boxes are left out of which less than this share is in sight. Default: 0.1. */
  readonly minVisibility?: number
  /** What stands in masks where `constant` stands in images. Default: 0. */
  readonly maskValue?: number
}

/** What is augmented together, and whatever else is known of it. */
export interface Sample {
  readonly image: Image
  /** Numbers of classes, say, of the height, width and rank of the image; the nearest is taken. */
  readonly mask?: Image
  readonly boxes?: readonly Box[]
  readonly keypoints?: readonly Keypoint[]
}

/** The same, where each keypoint tells whether it is in sight. */
export type Augmented<S extends Sample> = S extends {
  readonly keypoints: readonly (infer K)[]
}
  ? S & { readonly keypoints: readonly (K & { readonly isVisible: boolean })[] }
  : S

/** @throws `kernels/option`, `kernels/rank` and its like */
const check = (sample: Sample, options: AugmentOptions): void => {
  const { image, mask, boxes = [], keypoints = [] } = sample
  checkImage('augment', image)
  checkHasPixels('augment', image)
  const [images, height, width] = shape4(image.shape)
  if (mask) {
    checkImage('augment', mask)
    const [masks, rows, columns] = shape4(mask.shape)
    if (`${[masks, rows, columns]}` !== `${[images, height, width]}`) {
      refuse('augment', 'mask.shape', `that of the image, [${image.shape}]`, `[${mask.shape}]`)
    }
  }
  checkBoxes(boxes, images)
  checkKeypoints(keypoints, images)
  const { seed, minVisibility = 0.1, maskValue = 0 } = options
  checkWhole('augment', 'seed', seed, 0)
  if (!(minVisibility >= 0 && minVisibility <= 1)) {
    refuse('augment', 'minVisibility', 'a number from 0 to 1', minVisibility)
  }
  checkFinite('augment', 'maskValue', maskValue)
  checkMotion(options, { height, width })
  checkColours(options)
}

/** Runs an operation on each image of a batch, which gives another of `size`. */
const onEach = <T extends Image>(
  image: T,
  { height, width }: Size,
  run: (image: Tensor4D, index: number) => Tensor4D,
): T =>
  onImages(image, (images) => {
    const [count, , , channels] = images.shape
    if (count === 0) return zeros([0, height, width, channels])
    const each = Array.from({ length: count }, (_, index) =>
      run(slice(images, [index, 0, 0, 0], [1, -1, -1, -1]), index),
    )
    return concat(each, 0)
  })

/**
 * Changes images by chance, as new ones of the same thing would differ, so that a network learns more from
 * them. What is known of an image goes with it: masks, boxes, keypoints. Nothing is done but what options ask
 * for, in their order: first all movements, in one step; then colours. Each image of a batch has its own
 * draws, and an option more changes none of the others. Differentiable: yes, in the images.
 *
 * - `boxes` become the bounds of their moved corners within the image; those of which less than `minVisibility`
 *   of the area is left are left out. Rectangles between edges: the whole image is 0, 0, width, height.
 * - `keypoints` outside of the image get `isVisible: false`. The centre of the first pixel is 0, 0.
 * - In a batch, `image` of boxes and keypoints says which image they belong to.
 *
 * Source: C. Shorten and T. Khoshgoftaar, A survey on image data augmentation for deep learning (2019);
 * T. DeVries and G. Taylor, Improved regularization of convolutional neural networks with cutout (2017).
 *
 * @param sample an `image`, `[height, width]`, `[height, width, channels]` or
 *   `[images, height, width, channels]`, with what is known of it; other fields stay as they are
 * @returns the sample changed; its image and mask are the caller's
 * @throws `kernels/option`, `kernels/no-pixels`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * const { image, boxes } = augment(
 *   { image: photo, boxes: [{ left: 12, top: 8, right: 40, bottom: 52, label: 'cat' }] },
 *   { seed: 7, flipX: {}, rotate: { angleDegrees: [-15, 15] }, brightness: { by: [-0.2, 0.2] } },
 * )
 * ```
 */
export const augment = <S extends Sample>(sample: S, options: AugmentOptions): Augmented<S> => {
  check(sample, options)
  const { image, mask, boxes, keypoints } = sample
  const { seed, minVisibility = 0.1, maskValue = 0 } = options
  const told = checkWarp('augment', options)
  const [images, height, width] = shape4(image.shape)
  const draw = drawFrom(seed)
  const drawn = Array.from({ length: images }, () => ({
    motion: drawMotion(options, { height, width }, draw),
    recolor: drawColours(options, draw),
  }))
  const size = options.crop ?? { height, width }
  const move = (one: Tensor4D, index: number, how: Warping): Tensor4D => {
    const matrix = drawn[index]!.motion
    return matrix ? warp(one, inverse('augment', 'shear', matrix), size, how) : one
  }
  const motionOf = ({ image = 0 }: Box | Keypoint) => drawn[image]!.motion ?? identity
  const ofMask = { ...told, interpolation: 'nearest', borderValue: maskValue } as const
  return {
    ...sample,
    image: onEach(image, size, (one, index) => drawn[index]!.recolor(move(one, index, told))),
    ...(mask && { mask: onEach(mask, size, (one, index) => move(one, index, ofMask)) }),
    ...(boxes && {
      boxes: boxes.flatMap((box) => movedBox(box, motionOf(box), size, minVisibility) ?? []),
    }),
    ...(keypoints && {
      keypoints: keypoints.map((keypoint) => movedKeypoint(keypoint, motionOf(keypoint), size)),
    }),
  } as unknown as Augmented<S>
}
