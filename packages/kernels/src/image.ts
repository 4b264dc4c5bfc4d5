import {
  type DataType,
  reshape,
  Tensor,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  tidy,
} from '@tensorflow/tfjs-core'
import { kernelsError } from './errors.js'
import { refuse } from './options.js'

/** `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`, float32. */
export type Image = Tensor2D | Tensor3D | Tensor4D

/** What something is that is no tensor, in words. */
export const nameOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return value instanceof Promise ? 'a promise' : typeof value
}

/** @throws `kernels/not-an-image`, `kernels/dtype`, `kernels/disposed` */
export const checkTensor = (
  operation: string,
  tensor: Tensor,
  dtypes: readonly DataType[],
): void => {
  if (!(tensor instanceof Tensor)) {
    throw kernelsError('kernels/not-an-image', { operation, received: nameOf(tensor) })
  }
  const { dtype, isDisposed } = tensor as Tensor
  if (isDisposed) throw kernelsError('kernels/disposed', { operation })
  if (!dtypes.includes(dtype)) throw kernelsError('kernels/dtype', { operation, dtype })
}

/** As `checkTensor`, of what must be float32. */
export const checkFloats = (operation: string, tensor: Tensor): void =>
  checkTensor(operation, tensor, ['float32'])

/** @throws `kernels/not-an-image`, `kernels/rank`, `kernels/dtype`, `kernels/disposed` */
export const checkImage = (operation: string, image: Image): void => {
  checkFloats(operation, image)
  const { shape } = image as Tensor
  if (shape.length < 2 || shape.length > 4) throw kernelsError('kernels/rank', { operation, shape })
}

/**
 * The size of one image of one channel.
 *
 * @throws `kernels/option` where there are more, and as `checkImage`
 */
export const checkPlane = (
  operation: string,
  image: Tensor2D | Tensor3D,
): readonly [height: number, width: number] => {
  checkImage(operation, image)
  const [height, width, channels = 1] = image.shape
  if (image.shape.length > 3 || channels !== 1) {
    const expected = '[height, width] or [height, width, 1]; take one channel, or its grayscale()'
    refuse(operation, 'image', expected, `[${image.shape.join(', ')}]`)
  }
  return [height, width]
}

/** Images `[images, height, width, channels]` with the rank of the one that they were made of. */
export const withRankOf = <T extends Image>(image: T, images: Tensor4D): T => {
  const { rank } = image as Tensor
  const { shape } = images
  return reshape(images, (rank === 4 ? shape : shape.slice(1, rank + 1)) as T['shape']) as T
}

/**
 * Runs an operation of images `[images, height, width, channels]`, which may give another height and width;
 * what it gives has the rank of `image`.
 */
export const onImages = <T extends Image>(image: T, run: (images: Tensor4D) => Tensor4D): T =>
  tidy(() => withRankOf(image, run(reshape(image, shape4(image.shape)))))

/** As `[images, height, width, channels]`. */
export const shape4 = (shape: readonly number[]): Tensor4D['shape'] => {
  if (shape.length === 4) return shape as Tensor4D['shape']
  const [height = 0, width = 0, channels = 1] = shape
  return [1, height, width, channels]
}
