import type { Tensor2D } from '@tensorflow/tfjs-core'
import { checkFloats } from '../image.js'
import { refuse } from '../options.js'

/** @throws `kernels/option` unless `[boxes, 4]`, `kernels/dtype` and its like */
export const checkBoxes = (operation: string, option: string, boxes: Tensor2D): void => {
  checkFloats(operation, boxes)
  const { shape } = boxes
  if (shape.length !== 2 || shape[1] !== 4) {
    refuse(operation, option, '[boxes, 4], each y1, x1, y2, x2', `the shape [${shape}]`)
  }
}
