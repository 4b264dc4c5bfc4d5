import { bind } from '@firstgrad/backend'
import * as tf from '@tensorflow/tfjs-core'
import type { LayersModel } from '@tensorflow/tfjs-layers'
import { type CheckpointStore, readCheckpoint } from '../checkpoints/checkpoint.js'
import { coreError } from '../errors.js'
import { shapeInWords } from '../training/shapes.js'
import { networks } from './mnist-networks.js'

const shapesOf = (arrays: readonly { readonly shape: readonly (number | null)[] }[]) =>
  arrays.map(({ shape }) => shapeInWords(shape)).join(' ')

/**
 * The network that a checkpoint of `mnist` holds; which of the two it is, its shapes tell.
 *
 * @returns a model of the caller
 * @throws `core/checkpoint-missing`, `core/checkpoint-damaged`, `core/checkpoint-mismatch`
 */
export const restoreMnist = async (store: CheckpointStore): Promise<LayersModel> => {
  const { arrays } = await readCheckpoint(store)
  const weights = arrays.filter(({ name }) => name.startsWith('weights/'))
  // Nothing is computed here that a faster engine would be needed for.
  await bind({ prefer: 'cpu' })
  const saved = shapesOf(weights)
  const expected: string[] = []
  for (const network of Object.values(networks)) {
    const model = network.build(network.learningRate)
    const shapes = shapesOf(model.weights)
    if (shapes !== saved) {
      expected.push(shapes)
      model.dispose()
      model.optimizer.dispose()
      continue
    }
    const tensors = weights.map(({ data, shape }) => tf.tensor(data, [...shape]))
    try {
      model.setWeights(tensors)
    } finally {
      tf.dispose(tensors)
    }
    return model
  }
  const received = expected.join(', ')
  throw coreError('core/checkpoint-mismatch', {
    path: store.path,
    field: 'weights',
    saved,
    received,
  })
}
