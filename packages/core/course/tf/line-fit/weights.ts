import { decodeWeights } from '../../../src/checkpoints/weights.js'
import type { NamedArray } from '../../../src/training/trainable.js'

/** A line's slope and height as a checkpoint holds them. */
export const weightsOf = ({ w, b }: { w: number; b: number }): readonly NamedArray[] => [
  { name: 'W', shape: [], data: Float32Array.of(w) },
  { name: 'b', shape: [], data: Float32Array.of(b) },
]

/** @throws `core/weights-do-not-fit` */
export const lineOf = (weights: Uint8Array): { W: number; b: number } => {
  const [W, b] = decodeWeights(weights, weightsOf({ w: 0, b: 0 }))
  return { W: W!.data[0]!, b: b!.data[0]! }
}
