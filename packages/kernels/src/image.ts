import {
  reshape,
  Tensor,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  tidy,
} from '@tensorflow/tfjs-core'
import { kernelsError } from './errors.js'

/** `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`, float32. */
export type Image = Tensor2D | Tensor3D | Tensor4D

const nameOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value

/** @throws `kernels/not-an-image`, `kernels/dtype`, `kernels/disposed` */
export const checkFloats = (operation: string, tensor: Tensor): void => {
  if (!(tensor instanceof Tensor)) {
    throw kernelsError('kernels/not-an-image', { operation, received: nameOf(tensor) })
  }
  const { dtype, isDisposed } = tensor as Tensor
  if (isDisposed) throw kernelsError('kernels/disposed', { operation })
  if (dtype !== 'float32') throw kernelsError('kernels/dtype', { operation, dtype })
}

/** @throws `kernels/not-an-image`, `kernels/rank`, `kernels/dtype`, `kernels/disposed` */
export const checkImage = (operation: string, image: Image): void => {
  checkFloats(operation, image)
  const { shape } = image as Tensor
  if (shape.length < 2 || shape.length > 4) throw kernelsError('kernels/rank', { operation, shape })
}

/** Runs an operation of images `[images, height, width, channels]`; what it gives has the rank of `image`. */
export const onImages = <T extends Image>(image: T, run: (images: Tensor4D) => Tensor4D): T =>
  tidy(() => reshape(run(reshape(image, shape4(image.shape))), image.shape) as T)

/** As `[images, height, width, channels]`. */
export const shape4 = (shape: readonly number[]): Tensor4D['shape'] => {
  if (shape.length === 4) return shape as Tensor4D['shape']
  const [height = 0, width = 0, channels = 1] = shape
  return [1, height, width, channels]
}
