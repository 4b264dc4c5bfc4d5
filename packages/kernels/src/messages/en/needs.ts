import type { Catalog } from '@firstgrad/errors'
import type { NeedDetails } from '../../details.js'

export const needs: Catalog<NeedDetails> = {
  'kernels/too-small': ({ operation, shape, least }) =>
    `${operation}: expected an image of at least ${least.join(' by ')} pixels, got the shape [${shape.join(', ')}]. Enlarge it, or choose smaller cells and blocks.`,
  'kernels/no-pixels': ({ operation, shape }) =>
    `${operation}: expected an image with pixels to make others of, got the shape [${shape.join(', ')}]. Leave empty images out before.`,
  'kernels/channels': ({ operation, shape }) =>
    `${operation}: expected colours [height, width, 3] or [images, height, width, 3], or 4 channels with alpha, got the shape [${shape.join(', ')}]. Of a gray image make three channels with reshape() and tile(), or leave this step out.`,
  'kernels/needs-host': ({ operation, backend }) =>
    `${operation}: needs the values in memory and WebAssembly with SIMD, which "${backend}" lacks here. Read them with await image.array(), call await tf.setBackend('wasm') or 'cpu', and make a tensor of them there.`,
}
