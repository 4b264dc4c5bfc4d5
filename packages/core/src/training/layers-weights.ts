import * as tf from '@tensorflow/tfjs-core'
import type { LayersModel } from '@tensorflow/tfjs-layers'
import { readTensors } from './read-tensors.js'
import type { NamedArray } from './trainable.js'

/** All weights of a layers model, in its order: their names hold wherever the model is built. */
export const namedWeights = (model: LayersModel): { name: string; tensor: tf.Tensor }[] =>
  model.weights.map((weight, i) => ({
    name: `weights/${i}/${weight.originalName.split('/').at(-1)}`,
    tensor: weight.read(),
  }))

/** Copies of them. */
export const readWeights = (model: LayersModel): Promise<NamedArray[]> =>
  readTensors(namedWeights(model))

/** Gives a model the weights that {@link readWeights} read. */
export const writeWeights = (model: LayersModel, arrays: readonly NamedArray[]): void => {
  const tensors = arrays.map(({ data, shape }) => tf.tensor(data, [...shape]))
  try {
    model.setWeights(tensors)
  } finally {
    tf.dispose(tensors)
  }
}
