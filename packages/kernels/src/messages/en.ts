import type { Catalog } from '@firstgrad/errors'
import type { KernelsDetails } from '../details.js'

export const en: Catalog<KernelsDetails> = {
  'kernels/not-an-image': ({ operation, received }) =>
    `${operation}: expected a tensor of TensorFlow.js, got ${received}. Make one with tf.tensor().`,
  'kernels/rank': ({ operation, shape }) =>
    `${operation}: expected an image [height, width], [height, width, channels] or [images, height, width, channels], got the shape [${shape.join(', ')}]. Bring it to one of these with reshape().`,
  'kernels/dtype': ({ operation, dtype }) =>
    `${operation}: expected float32, got ${dtype}. Convert it with toFloat(), and divide by its largest value if you want 0 to 1.`,
  'kernels/disposed': ({ operation }) =>
    `${operation}: the tensor was disposed before. Keep it until it is no longer used, with tf.keep() inside of tf.tidy().`,
  'kernels/too-small': ({ operation, shape, least }) =>
    `${operation}: expected an image of at least ${least.join(' by ')} pixels, got the shape [${shape.join(', ')}]. Enlarge it, or choose smaller cells and blocks.`,
  'kernels/signal-rank': ({ operation, shape }) =>
    `${operation}: expected a signal [samples] or [signals, samples], got the shape [${shape.join(', ')}]. Bring it to one of these with reshape().`,
  'kernels/signal-too-short': ({ operation, samples, least }) =>
    `${operation}: expected a signal of at least ${least} samples, got ${samples}. Lengthen it with tf.pad(), or choose shorter frames.`,
  'kernels/option': ({ operation, option, expected, received }) =>
    `${operation}: expected "${option}" to be ${expected}, got ${received}.`,
  'kernels/needs-host': ({ operation, backend }) =>
    `${operation}: needs the values in memory and WebAssembly with SIMD, which "${backend}" lacks here. Read them with await image.array(), call await tf.setBackend('wasm') or 'cpu', and make a tensor of them there.`,
}
