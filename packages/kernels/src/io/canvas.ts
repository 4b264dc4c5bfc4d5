import type { Tensor3D } from '@tensorflow/tfjs-core'
import { fileError } from '../errors.js'
import { imageOfPixels, type PixelOptions, pixelsOf } from './image-data.js'
import type { OneImage, WriteOptions } from './whole-values.js'

/** A canvas of a page, or one of a worker. */
export type Canvas = HTMLCanvasElement | OffscreenCanvas

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/** @throws `kernels/canvas` */
const contextOf = (operation: string, canvas: Canvas): Context => {
  const context = canvas.getContext('2d', { willReadFrequently: true }) as Context | null
  if (!context) {
    const reason = 'getContext("2d"): null'
    throw fileError('kernels/canvas', { operation, reason })
  }
  return context
}

/** @throws `kernels/canvas` */
const readPixels = (operation: string, canvas: Canvas): ImageData => {
  const context = contextOf(operation, canvas)
  try {
    return context.getImageData(0, 0, canvas.width, canvas.height)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw fileError('kernels/canvas', { operation, reason }, { cause })
  }
}

/**
 * The image that a canvas shows. Where it is half transparent a canvas itself rounds colours.
 *
 * @returns `[height, width, 4]`, or `[height, width, 3]`; the caller's
 * @throws `kernels/canvas` where it has another context, no pixel, or pictures from elsewhere;
 * `kernels/option`
 *
 * @example
 * ```ts
 * const image = fromCanvas(document.querySelector('canvas'), { channels: 3, dataRange: 1 })
 * ```
 */
export const fromCanvas = (canvas: Canvas, options: PixelOptions = {}): Tensor3D =>
  imageOfPixels('fromCanvas', readPixels('fromCanvas', canvas), options)

/**
 * Shows an image on a canvas, which gets its size. Values are rounded and clipped as by `encodePng`.
 *
 * @param image `[height, width]` or `[height, width, 1 to 4]`
 * @throws `kernels/canvas`, `kernels/not-a-number` for NaN, `kernels/option`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * await toCanvas(sobel(gray), document.querySelector('canvas'))
 * ```
 */
export const toCanvas = async (
  image: OneImage,
  canvas: Canvas,
  options: WriteOptions = {},
): Promise<void> => {
  const pixels = await pixelsOf('toCanvas', image, options)
  const context = contextOf('toCanvas', canvas)
  canvas.width = pixels.width
  canvas.height = pixels.height
  context.putImageData(pixels, 0, 0)
}

/**
 * The image of an ImageBitmap, as `createImageBitmap()` makes of a file, a picture or a film, drawn on a
 * canvas of its own.
 *
 * @returns `[height, width, 4]`, or `[height, width, 3]`; the caller's
 * @throws `kernels/canvas`, also where there is no OffscreenCanvas; `kernels/option`
 *
 * @example
 * ```ts
 * const image = fromBitmap(await createImageBitmap(file), { channels: 3, dataRange: 1 })
 * ```
 */
export const fromBitmap = (bitmap: ImageBitmap, options: PixelOptions = {}): Tensor3D => {
  if (typeof OffscreenCanvas !== 'function') {
    const reason = 'OffscreenCanvas: undefined'
    throw fileError('kernels/canvas', { operation: 'fromBitmap', reason })
  }
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  contextOf('fromBitmap', canvas).drawImage(bitmap, 0, 0)
  return imageOfPixels('fromBitmap', readPixels('fromBitmap', canvas), options)
}
