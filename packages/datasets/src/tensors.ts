import type { Tensor1D, Tensor4D } from '@tensorflow/tfjs-core'

/** The part of TensorFlow.js that is needed, so that the caller chooses the copy and the engine. */
export interface TensorMaker {
  tensor1d(values: Int32Array, dtype: 'int32'): Tensor1D
  tensor4d(
    values: Float32Array,
    shape: [number, number, number, number],
    dtype: 'float32',
  ): Tensor4D
}

/** A data set of images, or a batch of one. */
export interface ImagesAndLabels {
  readonly length: number
  /** `[length, height, width, channels]`: bytes in 0 to 255, or floats in 0 to 1. */
  readonly images: Uint8Array | Float32Array
  readonly imageShape: readonly [height: number, width: number, channels: number]
  readonly labels: Uint8Array
}

/**
 * Makes tensors of a data set or of a batch. They belong to the caller, who disposes them.
 *
 * @param tf TensorFlow.js, with a backend bound
 * @returns `images` `[length, height, width, channels]` float32 in 0 to 1, `labels` `[length]` int32
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs-core'
 * import { load } from '@firstgrad/datasets'
 * import { toTensors } from '@firstgrad/datasets/tensors'
 *
 * const { images, labels } = toTensors(tf, await load('mnist', { split: 'train[:1000]' }))
 * ```
 */
export const toTensors = (
  tf: TensorMaker,
  { length, images, imageShape, labels }: ImagesAndLabels,
): { images: Tensor4D; labels: Tensor1D } => {
  const values =
    images instanceof Float32Array ? images : Float32Array.from(images, (value) => value / 255)
  const imageTensor = tf.tensor4d(values, [length, ...imageShape], 'float32')
  try {
    return { images: imageTensor, labels: tf.tensor1d(Int32Array.from(labels), 'int32') }
  } catch (error) {
    imageTensor.dispose()
    throw error
  }
}
