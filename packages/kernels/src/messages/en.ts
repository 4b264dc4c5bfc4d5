import type { Catalog } from '@firstgrad/errors'
import type { KernelsDetails } from '../details.js'

const names = { png: 'PNG', jpeg: 'JPEG' } as const

const convert = 'Convert it to PNG or JPEG, or in a page use createImageBitmap() and fromBitmap()'

const formats: Readonly<Record<KernelsDetails['kernels/image-format']['found'], string>> = {
  avif: `an AVIF picture. ${convert}`,
  bmp: `a BMP picture. ${convert}`,
  empty: 'no byte at all. Check that the file was written, and its path or address',
  gif: `a GIF picture. ${convert}`,
  heic: `a HEIC picture. ${convert}`,
  html: 'an HTML page, as servers send in place of a missing file. Check the address and the status of the response',
  jpeg: 'a JPEG picture. Use decodeJpeg() or decodeImage()',
  'jpeg-xl': `a JPEG XL picture. ${convert}`,
  pdf: `a PDF document. ${convert}`,
  png: 'a PNG picture. Use decodePng() or decodeImage()',
  svg: `an SVG drawing. ${convert}`,
  text: 'a text. Check the path or the address, and that the bytes were not read as base64',
  tiff: `a TIFF picture. ${convert}`,
  unknown:
    'bytes of no format that is known here. Check that the file is a picture, and begins at its first byte',
  webp: `a WebP picture. ${convert}`,
  zip: 'a ZIP archive. Unpack it first',
}

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
  'kernels/no-pixels': ({ operation, shape }) =>
    `${operation}: expected an image with pixels to make others of, got the shape [${shape.join(', ')}]. Leave empty images out before.`,
  'kernels/signal-rank': ({ operation, shape }) =>
    `${operation}: expected a signal [samples] or [signals, samples], got the shape [${shape.join(', ')}]. Bring it to one of these with reshape().`,
  'kernels/signal-too-short': ({ operation, samples, least }) =>
    `${operation}: expected a signal of at least ${least} samples, got ${samples}. Lengthen it with tf.pad(), or choose shorter frames.`,
  'kernels/option': ({ operation, option, expected, received }) =>
    `${operation}: expected "${option}" to be ${expected}, got ${received}.`,
  'kernels/channels': ({ operation, shape }) =>
    `${operation}: expected colours [height, width, 3] or [images, height, width, 3], or 4 channels with alpha, got the shape [${shape.join(', ')}]. Of a gray image make three channels with reshape() and tile(), or leave this step out.`,
  'kernels/image-format': ({ operation, expected, found }) =>
    `${operation}: expected a ${expected.map((format) => names[format]).join(' or ')} file, got ${formats[found]}.`,
  'kernels/image-broken': ({ operation, format, reason }) =>
    `${operation}: this ${names[format]} file is damaged or was cut off (${reason}). Fetch or save it again.`,
  'kernels/image-unsupported': ({ operation, format, what }) =>
    `${operation}: ${names[format]} files of this kind are not decoded: ${what}. Save it as an ordinary ${names[format]} file of 8 bits, in gray or RGB.`,
  'kernels/image-too-large': ({ operation, width, height, maxPixels }) =>
    `${operation}: expected at most ${maxPixels} pixels, the file says it has ${width} x ${height}. If you trust it, allow more by the option "maxPixels".`,
  'kernels/not-a-number': ({ operation, index }) =>
    `${operation}: expected numbers, got NaN at index ${index}. Find where it comes from, or replace it with tf.where(tf.isNaN(image), 0, image).`,
  'kernels/canvas': ({ operation, reason }) =>
    `${operation}: expected a canvas with a context "2d" whose pixels this page may read (${reason}). Draw on a canvas of your own, of at least one pixel, with pictures of your own origin or those that allow crossOrigin.`,
  'kernels/singular': ({ operation, option }) =>
    `${operation}: expected a matrix that can be inverted, but "${option}" brings the whole image onto a line or a point. Use scales other than 0, and points of which no three lie on a line.`,
  'kernels/model-output': ({ operation, images, received }) =>
    `${operation}: expected the model to give scores [${images}, scores] or [${images}] of float32, got ${received}. Return one row of scores for each image at once, as model.apply(images) does; of maps take the mean over positions, of several outputs choose one.`,
  'kernels/feature-maps': ({ operation, images, received }) =>
    `${operation}: expected "featureMaps" to give [${images}, height, width, maps], got ${received}. Cut the network behind a convolution or pooling, before its maps are flattened.`,
  'kernels/not-connected': ({ operation }) =>
    `${operation}: the scores do not depend on what the model was given, so there is no gradient. Compute them of the model's argument by operations on tensors, without dataSync(), tensors made of numbers, or what was computed before.`,
  'kernels/no-gradient': ({ operation, kernel }) =>
    `${operation}: TensorFlow.js has no gradient of ${kernel} here. Load @tensorflow/tfjs-layers or bind by @firstgrad/backend, which register gradients; if that does not help, use another operation in the model.`,
  'kernels/needs-host': ({ operation, backend }) =>
    `${operation}: needs the values in memory and WebAssembly with SIMD, which "${backend}" lacks here. Read them with await image.array(), call await tf.setBackend('wasm') or 'cpu', and make a tensor of them there.`,
  'kernels/too-few-points': ({ operation, points, least }) =>
    `${operation}: expected at least ${least} pairs of points, got ${points}. Keep more matches: raise "ratio" of matchDescriptors, or lower "contrastThreshold" of sift.`,
  'kernels/no-homography': ({ operation, points }) =>
    `${operation}: no homography fits: among ${points} pairs of points no four were found of which no three lie on a line, and which go around the same way in both images. Keep better matches ("crossCheck"), or more of them.`,
}
