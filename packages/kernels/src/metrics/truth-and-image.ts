import type { Tensor } from '@tensorflow/tfjs-core'
import { checkImage, type Image } from '../image.js'
import { refuse } from '../options.js'

/** @throws `kernels/option` unless both have the same shape */
export const checkSameShape = (operation: string, option: string, truth: Tensor, other: Tensor) => {
  if (`${truth.shape}` !== `${other.shape}`) {
    refuse(operation, option, `of the shape of the first, [${truth.shape}]`, `[${other.shape}]`)
  }
}

/** @throws `kernels/option`, `kernels/rank` and its like */
export const checkTruthAndImage = (operation: string, truth: Image, image: Image): void => {
  checkImage(operation, truth)
  checkImage(operation, image)
  checkSameShape(operation, 'image', truth, image)
}
