import type { LayersModel } from '@tensorflow/tfjs-layers'
import { decodeWeights } from '../checkpoints/weights.js'
import { namedWeights, writeWeights } from '../training/layers-weights.js'
import type { ExperimentHost } from './experiment.js'

/**
 * Puts the weights of a checkpoint into a model; nothing where the run is no fork.
 *
 * @throws `core/weights-do-not-fit`
 */
export const forkWeights = (model: LayersModel, start: ExperimentHost['start']): void => {
  if (!start) return
  const wanted = namedWeights(model).map(({ name, tensor: { shape } }) => ({ name, shape }))
  writeWeights(model, decodeWeights(start, wanted))
}
