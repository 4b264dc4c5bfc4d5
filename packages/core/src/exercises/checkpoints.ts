import { encodeWeights } from '../checkpoints/weights.js'
import type { NamedArray } from '../training/trainable.js'
import type { ExperimentCheckpoint } from './experiment.js'

/**
 * After which of `of` steps a run yields its checkpoints: evenly spaced, the last one after the last
 * step. A run of fewer steps than checkpoints has one after each step.
 */
export const checkpointSteps = (of: number, checkpoints = 0): ReadonlySet<number> => {
  const count = Math.min(checkpoints, of)
  return new Set(Array.from({ length: count }, (_, i) => Math.round(((i + 1) * of) / count)))
}

/** A moment of a run, with the weights from which a fork may begin. */
export const checkpointOf = (
  place: Omit<ExperimentCheckpoint, 'type' | 'weights'>,
  arrays: readonly NamedArray[],
): ExperimentCheckpoint => ({ type: 'checkpoint', ...place, weights: encodeWeights(arrays) })
