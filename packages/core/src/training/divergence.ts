import { largestCurvature } from './curvature.js'
import type { Batch, NumberArray } from './examples.js'
import type { Trainable } from './trainable.js'

/** Why a run left the road, likeliest first; words for each are in the catalog of messages. */
export type Cause =
  | { code: 'core/cause-examples-not-finite'; details: { what: 'x' | 'y'; index: number } }
  | {
      code: 'core/cause-learning-rate'
      details: { learningRate: number; largestCurvature: number; limit: number }
    }
  | { code: 'core/cause-inputs-unscaled'; details: { largest: number } }
  | { code: 'core/cause-unknown'; details: object }

/** Inputs of about 1 keep curvature in a range that common learning rates suit. */
export const largestUsualInput = 10

/** A loss this many times the first one never came back in the runs that were tried. */
const hopeless = 1e6

/** Watches the losses of a run for the step where it leaves the road. */
export const divergenceWatch = () => {
  let first: number | null = null
  let lastGood = 0
  return {
    /** The step where the rise began, once the loss is not finite or hopelessly large. */
    began(step: number, loss: number): number | null {
      if (first === null && Number.isFinite(loss)) first = loss
      if (first !== null && loss <= first) lastGood = step
      const lost = !Number.isFinite(loss) || (first !== null && loss > hopeless * (first + 1))
      return lost ? lastGood + 1 : null
    },
  }
}

const firstNotFinite = ({ data, shape }: NumberArray): number | null => {
  const at = data.findIndex((value) => !Number.isFinite(value))
  return at === -1 ? null : Math.floor(at / (data.length / shape[0]!))
}

const largestOf = ({ data }: NumberArray) => {
  let largest = 0
  for (const value of data) largest = Math.max(largest, Math.abs(value))
  return largest
}

/** Gradient descent's stability limit: 2/λ, and 2(1+m)/λ with momentum m (Polyak 1964). */
export const stabilityLimit = (
  model: Pick<Trainable, 'optimizer'>,
  curvature: number,
): number | null => {
  if (curvature <= 0) return null
  const { name, momentum } = model.optimizer
  if (name === 'SGD') return 2 / curvature
  if (name === 'Momentum') return (2 * (1 + (momentum ?? 0))) / curvature
  return null
}

/**
 * Looks for what drove a run apart: examples that are not numbers, a learning rate beyond what the
 * curvature at the start allows, inputs that were never scaled.
 *
 * @param start - The parameters with which training began.
 * @param indices - Which examples the batch holds.
 */
export const findCauses = async (
  model: Trainable,
  batch: Batch,
  indices: Uint32Array,
  start: Float32Array,
): Promise<Cause[]> => {
  for (const what of ['x', 'y'] as const) {
    const row = firstNotFinite(batch[what])
    if (row !== null) {
      return [{ code: 'core/cause-examples-not-finite', details: { what, index: indices[row]! } }]
    }
  }
  const causes: Cause[] = []
  const { learningRate } = model.optimizer
  const curvature = learningRate === null ? null : await largestCurvature(model, batch, start)
  const limit = curvature === null ? null : stabilityLimit(model, curvature)
  if (learningRate !== null && curvature !== null && limit !== null && learningRate > limit) {
    causes.push({
      code: 'core/cause-learning-rate',
      details: { learningRate, largestCurvature: curvature, limit },
    })
  }
  const largest = largestOf(batch.x)
  if (largest > largestUsualInput) {
    causes.push({ code: 'core/cause-inputs-unscaled', details: { largest } })
  }
  return causes.length > 0 ? causes : [{ code: 'core/cause-unknown', details: {} }]
}
