import { decodeWeights } from '../../../src/checkpoints/weights.js'
import type { NamedArray } from '../../../src/training/trainable.js'
import type { Neuron } from './gates.js'

/** A neuron's weights as a checkpoint holds them. */
export const weightsOf = ({ w1, w2, b }: Neuron): readonly NamedArray[] => [
  { name: 'w', shape: [2, 1], data: Float32Array.of(w1, w2) },
  { name: 'b', shape: [], data: Float32Array.of(b) },
]

/** @throws `core/weights-do-not-fit` */
export const neuronOf = (weights: Uint8Array): Neuron => {
  const [w, b] = decodeWeights(weights, weightsOf({ w1: 0, w2: 0, b: 0 }))
  return { w1: w!.data[0]!, w2: w!.data[1]!, b: b!.data[0]! }
}
