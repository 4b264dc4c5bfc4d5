import { softmaxRows } from '../../course/basics/pets/classes.js'
import { type NetworkName, petNetwork } from '../../course/basics/pets/networks.js'
import { predictAll } from '../../course/basics/pets/predict.js'
import { forkWeights } from '../exercises/fork-weights.js'

export interface PictureClassifier {
  /**
   * How likely each class is, in their order.
   *
   * @param pixels `[size, size, 3]`, 0 to 255
   */
  classify(pixels: Uint8Array): Promise<Float32Array>
  dispose(): void
}

/**
 * A network that `picturesExperiment` trained, made again from the weights of a checkpoint.
 *
 * @throws `core/weights-do-not-fit` where the weights are of another network
 */
export const pictureClassifier = (
  model: NetworkName,
  { size, classes }: { readonly size: number; readonly classes: readonly string[] },
  weights: Uint8Array,
): PictureClassifier => {
  const network = petNetwork(model, size, classes.length)
  try {
    forkWeights(network, weights)
  } catch (error) {
    network.dispose()
    throw error
  }
  return {
    async classify(pixels) {
      const data = Float32Array.from(pixels, (value) => value / 255)
      const logits = await predictAll(network, { data, shape: [1, size, size, 3] })
      return softmaxRows(logits, classes.length)
    },
    dispose: () => {
      network.dispose()
    },
  }
}
