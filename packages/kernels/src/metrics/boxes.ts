import { Tensor, type Tensor2D } from '@tensorflow/tfjs-core'
import { kernelsError } from '../errors.js'
import { refuse } from '../options.js'

/** @throws `kernels/not-an-image`, `kernels/disposed`, `kernels/dtype`, `kernels/option` unless `[boxes, 4]` */
export const checkBoxes = (operation: string, option: string, boxes: Tensor2D): void => {
  if (!(boxes instanceof Tensor)) {
    throw kernelsError('kernels/not-an-image', { operation, received: typeof boxes })
  }
  const { shape, dtype, isDisposed } = boxes
  if (isDisposed) throw kernelsError('kernels/disposed', { operation })
  if (shape.length !== 2 || shape[1] !== 4) {
    refuse(operation, option, '[boxes, 4], each y1, x1, y2, x2', `the shape [${shape}]`)
  }
  if (dtype !== 'float32') throw kernelsError('kernels/dtype', { operation, dtype })
}
