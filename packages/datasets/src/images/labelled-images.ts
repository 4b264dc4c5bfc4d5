import { checkInteger } from '../check-option.js'
import type { DatasetInfo } from '../info.js'
import { permutation } from '../random/permutation.js'

export interface BatchOptions {
  /** Items in each batch. */
  readonly batchSize: number
  /** Shuffles the items with this seed; without it they come in the order of the data set. */
  readonly seed?: number | undefined
  /** Each epoch has its own order under one seed. Default: 0. */
  readonly epoch?: number | undefined
  /** Leaves out the last batch if it is smaller than `batchSize`. Default: false. */
  readonly dropLast?: boolean | undefined
}

/** Some images and their labels. The arrays are the consumer's: nothing else uses them. */
export interface ImageBatch {
  readonly length: number
  /** `[length, height, width, channels]`, each value in 0 to 1. */
  readonly images: Float32Array<ArrayBuffer>
  readonly imageShape: readonly [height: number, width: number, channels: number]
  /** `[length]`, each a class. */
  readonly labels: Uint8Array<ArrayBuffer>
  /** `[length]`, where in the data set each item stands. */
  readonly indices: Uint32Array<ArrayBuffer>
}

/** Images with one class each, in memory as they were published. */
export interface LabelledImages {
  readonly length: number
  /** `[length, height, width, channels]`, each value in 0 to 255. */
  readonly images: Uint8Array<ArrayBuffer>
  readonly imageShape: readonly [height: number, width: number, channels: number]
  /** `[length]`, each an index into `classNames`. */
  readonly labels: Uint8Array<ArrayBuffer>
  readonly classNames: readonly string[]
  readonly info: DatasetInfo
  /**
   * One pass over the items.
   *
   * @throws `datasets/bad-option`
   *
   * @example
   * ```ts
   * for (const { images, labels } of train.batches({ batchSize: 64, seed: 7, epoch: 0 })) { … }
   * ```
   */
  batches(options: BatchOptions): Generator<ImageBatch, void, undefined>
}

const asFraction = Float32Array.from({ length: 256 }, (_, value) => value / 255)

function* batchesOf(
  { length, images, imageShape, labels }: Omit<LabelledImages, 'batches'>,
  { batchSize, dropLast = false }: BatchOptions,
  order: Uint32Array | undefined,
): Generator<ImageBatch, void, undefined> {
  const imageSize = imageShape[0] * imageShape[1] * imageShape[2]
  for (let start = 0; start < length; start += batchSize) {
    const count = Math.min(batchSize, length - start)
    if (dropLast && count < batchSize) return
    const batch = {
      length: count,
      images: new Float32Array(count * imageSize),
      imageShape,
      labels: new Uint8Array(count),
      indices: new Uint32Array(count),
    }
    for (let row = 0; row < count; row++) {
      const index = order ? order[start + row]! : start + row
      batch.indices[row] = index
      batch.labels[row] = labels[index]!
      const from = index * imageSize
      const to = row * imageSize
      for (let pixel = 0; pixel < imageSize; pixel++) {
        batch.images[to + pixel] = asFraction[images[from + pixel]!]!
      }
    }
    yield batch
  }
}

/** Puts the operations on arrays of images and labels. The arrays are kept, not copied. */
export const labelledImages = (arrays: Omit<LabelledImages, 'batches'>): LabelledImages => ({
  ...arrays,
  batches(options) {
    // Checked now rather than at the first step, so that the error points at the caller's line.
    checkInteger('batchSize', options.batchSize, { min: 1 })
    const { seed, epoch = 0 } = options
    checkInteger('epoch', epoch, { min: 0 })
    const order = seed === undefined ? undefined : permutation(arrays.length, { seed, epoch })
    return batchesOf(arrays, options, order)
  },
})
