import { reshape, type Tensor1D, tensor, tensor1d, tidy, tile, where } from '@tensorflow/tfjs-core'
import { type Image, shape4 } from '../image.js'
import { checkFinite, checkWhole, refuse } from '../options.js'
import { turn } from '../turn.js'
import { type ImageModel, imagesOf } from './model.js'
import { taken } from './taken.js'
import { labelsOf, scorerOf, type Target } from './target.js'

export interface OcclusionOptions {
  /** The sides of the window in pixels, `[height, width]` or both alike. */
  readonly window: number | readonly [height: number, width: number]
  /** How far the window moves at once, at most its own size. Default: 1. */
  readonly stride?: number | readonly [down: number, right: number]
  /** What stands in the window: one value, or one for each channel. Default: 0. */
  readonly fill?: number | readonly number[]
  /** The score to explain. Default: the highest of each image. */
  readonly target?: Target
  /** How many images the model sees at once, at least those there are. Default: 32. */
  readonly batchSize?: number
  /** Stops the work. */
  readonly signal?: AbortSignal
}

/** What {@link occlusion} tells. */
export type OcclusionEvent<T extends Image = Image> =
  | { readonly type: 'windows'; readonly done: number; readonly of: number }
  /** The shape of the image with one channel; the tensor is the caller's. */
  | { readonly type: 'result'; readonly attributions: T }

interface Window {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

const operation = 'occlusion'

/** @throws `kernels/option` */
const pair = (
  option: string,
  both: number | readonly [number, number],
): readonly [number, number] => {
  if (typeof both === 'number') return [both, both]
  if (!Array.isArray(both) || both.length !== 2) {
    refuse(operation, option, 'one whole number or two, down and to the right', both)
  }
  return both
}

/** One for each channel. @throws `kernels/option` */
const fillsOf = (fill: number | readonly number[], channels: number): readonly number[] => {
  const fills = typeof fill === 'number' ? Array<number>(channels).fill(fill) : fill
  for (const one of fills) checkFinite(operation, 'fill', one)
  if (fills.length !== channels) {
    refuse(operation, 'fill', `one value or ${channels}, one for each channel`, `${fills.length}`)
  }
  return fills
}

/** Where windows begin and end along one side; the last ends with the image. @throws `kernels/option` */
const spansOf = (length: number, window: number, stride: number): readonly [number, number][] => {
  checkWhole(operation, 'window', window, 1, length)
  checkWhole(operation, 'stride', stride, 1, window)
  const count = Math.ceil((length - window) / stride) + 1
  return Array.from({ length: count }, (_, index) => [
    index * stride,
    Math.min(index * stride + window, length),
  ])
}

const windowsOf = (
  [, height, width]: readonly [number, number, number, number],
  { window, stride = 1 }: OcclusionOptions,
): readonly Window[] => {
  const [high, wide] = pair('window', window)
  const [down, across] = pair('stride', stride)
  const columns = spansOf(width, wide, across)
  return spansOf(height, high, down).flatMap(([top, bottom]) =>
    columns.map(([left, right]) => ({ top, left, bottom, right })),
  )
}

/** The pixels of a window, as places in `[height, width]`. */
function* pixelsOf({ top, left, bottom, right }: Window, width: number): Generator<number> {
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) yield y * width + x
}

/** The scores of all images with each of the windows filled: `[windows * images]`. */
const scoresBehind = (
  windows: readonly Window[],
  image: Image,
  model: ImageModel,
  labels: readonly number[],
  fills: readonly number[],
): Tensor1D =>
  tidy(() => {
    const images = imagesOf(operation, image)
    const [count, height, width, channels] = images.shape
    const inside = new Uint8Array(windows.length * height * width)
    for (const [index, window] of windows.entries()) {
      for (const at of pixelsOf(window, width)) inside[index * height * width + at] = 1
    }
    const masks = tensor(inside, [windows.length, 1, height * width], 'bool')
    const isInside = reshape(tile(masks, [1, count, 1]), [-1, height, width, 1])
    const copies = tile(images, [windows.length, 1, 1, 1])
    const hidden = where(isInside, reshape(tensor1d([...fills]), [1, 1, 1, channels]), copies)
    return scorerOf(operation, labels, model, images)(hidden as typeof images)
  })

/**
 * By how much a score falls where a window hides the image; of pixels that several windows hide, the mean.
 * The model is asked for nothing but scores, so it need not have a gradient. Differentiable: no.
 *
 * Between batches others have their turn; leaving the loop or `signal` stops the work.
 *
 * Source: M. Zeiler and R. Fergus, Visualizing and understanding convolutional networks, ECCV 2014.
 *
 * @param image `[height, width]`, `[height, width, channels]` or `[images, height, width, channels]`
 * @param model images to scores `[images, scores]`
 * @throws `kernels/option`, `kernels/model-output`, `kernels/rank` and its like
 *
 * @example
 * ```ts
 * for await (const event of occlusion(photograph, model, { window: 8, stride: 4, fill: 0.5 })) {
 *   if (event.type === 'result') show(event.attributions)
 *   else console.log(event.done / event.of)
 * }
 * ```
 */
export async function* occlusion<T extends Image>(
  image: T,
  model: ImageModel,
  options: OcclusionOptions,
): AsyncGenerator<OcclusionEvent<T>, void, undefined> {
  tidy(() => {
    imagesOf(operation, image)
  })
  const { fill = 0, target, batchSize = 32, signal } = options
  checkWhole(operation, 'batchSize', batchSize, 1)
  const shape = shape4(image.shape)
  const [count, height, width, channels] = shape
  const fills = fillsOf(fill, channels)
  const windows = windowsOf(shape, options)
  signal?.throwIfAborted()

  const find = () => labelsOf(operation, 'target', target, model, imagesOf(operation, image))
  const labels = [...(await taken(tidy(find)))]
  // No window at all: what scores fall from. The check of the target's range is in it.
  const whole = await taken(
    tidy(() => {
      const images = imagesOf(operation, image)
      return scorerOf(operation, target, model, images)(images)
    }),
  )
  const size = height * width
  const sums = new Float64Array(count * size)
  const hidings = new Float64Array(size)
  const together = Math.max(1, Math.floor(batchSize / count))
  for (let first = 0; first < windows.length; first += together) {
    await turn()
    signal?.throwIfAborted()
    const some = windows.slice(first, first + together)
    const scores = await taken(scoresBehind(some, image, model, labels, fills))
    for (const [index, window] of some.entries()) {
      for (const at of pixelsOf(window, width)) {
        hidings[at]! += 1
        for (let i = 0; i < count; i++) {
          sums[i * size + at]! += whole[i]! - scores[index * count + i]!
        }
      }
    }
    yield { type: 'windows', done: first + some.length, of: windows.length }
  }
  const means = Float32Array.from(sums, (sum, at) => sum / hidings[at % size]!)
  const mapShape = image.shape.length === 2 ? image.shape : [...image.shape.slice(0, -1), 1]
  yield { type: 'result', attributions: tensor(means, mapShape as T['shape']) as T }
}
