import {
  concat,
  reshape,
  slice,
  type Tensor3D,
  type Tensor4D,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core'
import { needError } from '../errors.js'
import { checkImage, shape4 } from '../image.js'

/** `[height, width, 3]` or `[images, height, width, 3]`, float32; a fourth channel is alpha. */
export type Colours = Tensor3D | Tensor4D

/**
 * Runs an operation of three channels that gives some; alpha is put behind them as it is.
 *
 * @throws `kernels/channels`, `kernels/rank` and its like
 */
export const onColours = <T extends Colours>(
  operation: string,
  image: T,
  channels: number,
  run: (colours: Tensor4D) => Tensor4D,
): T => {
  checkImage(operation, image)
  const shape: readonly number[] = image.shape
  const given = shape.at(-1)
  if (shape.length < 3 || (given !== 3 && given !== 4)) {
    throw needError('kernels/channels', { operation, shape })
  }
  const result = [...shape.slice(0, -1), channels + given - 3] as T['shape']
  return tidy(() => {
    if (image.size === 0) return zeros(result) as T
    const images = reshape(image, shape4(shape)) as Tensor4D
    if (given === 3) return reshape(run(images), result) as T
    const colours = run(slice(images, [0, 0, 0, 0], [-1, -1, -1, 3]))
    return reshape(concat([colours, slice(images, [0, 0, 0, 3])], 3), result) as T
  })
}
