import type { Catalog } from '@firstgrad/errors'
import type { ImageDetails } from '../../details.js'

export const images: Catalog<ImageDetails> = {
  'kernels/not-an-image': ({ operation, received }) =>
    `${operation}: expected a tensor of TensorFlow.js, got ${received}. Make one with tf.tensor().`,
  'kernels/rank': ({ operation, shape }) =>
    `${operation}: expected an image [height, width], [height, width, channels] or [images, height, width, channels], got the shape [${shape.join(', ')}]. Bring it to one of these with reshape().`,
  'kernels/dtype': ({ operation, dtype }) =>
    `${operation}: expected float32, got ${dtype}. Convert it with toFloat(), and divide by the largest value for 0 to 1.`,
  'kernels/disposed': ({ operation }) =>
    `${operation}: the tensor was disposed before. Keep it as long as it is used, by tf.keep() inside tf.tidy().`,
  'kernels/option': ({ operation, option, expected, received }) =>
    `${operation}: expected "${option}" to be ${expected}, got ${received}.`,
}
