import { type Checkpoint, type CheckpointStore, readCheckpoint } from '../checkpoints/checkpoint.js'
import { coreError } from '../errors.js'
import type { Patience } from './early-stop.js'
import { shapeInWords } from './shapes.js'
import type { TotalsState } from './totals.js'
import type { Measures, NamedArray } from './trainable.js'

/** The state of the loop in a checkpoint, besides weights and optimiser. */
export interface LoopState {
  readonly identity: Readonly<Record<string, string | number>>
  readonly step: number
  /** Epochs that were validated and reported. */
  readonly closedEpochs: number
  readonly totals: TotalsState
  readonly patience: Patience
  readonly lastEpoch: EpochMeasures | null
}

/** What was measured over an epoch. */
export interface EpochMeasures {
  readonly measures: Measures
  readonly validation?: Measures
}

const checkIdentity = (
  path: string,
  saved: LoopState['identity'],
  identity: LoopState['identity'],
) => {
  for (const [field, value] of Object.entries(identity)) {
    const was = saved[field]
    if (was !== value) {
      const details = { path, field, saved: String(was), received: String(value) }
      throw coreError('core/checkpoint-mismatch', details)
    }
  }
}

const checkShapes = (
  path: string,
  saved: readonly NamedArray[],
  weights: readonly NamedArray[],
) => {
  for (const { name, shape } of weights) {
    const was = saved.find((array) => array.name === name)
    if (was?.shape.join() === shape.join()) continue
    const received = shapeInWords(shape)
    const details = { path, field: name, saved: was ? shapeInWords(was.shape) : '-', received }
    throw coreError('core/checkpoint-mismatch', details)
  }
}

/**
 * Reads a checkpoint that this very run may go on from.
 *
 * @throws `core/checkpoint-missing`, `core/checkpoint-damaged`, `core/checkpoint-mismatch`
 */
export const readMatching = async (
  store: CheckpointStore,
  identity: LoopState['identity'],
  weights: readonly NamedArray[],
): Promise<Checkpoint<LoopState>> => {
  const checkpoint = await readCheckpoint<LoopState>(store)
  checkIdentity(store.path, checkpoint.state.identity, identity)
  checkShapes(store.path, checkpoint.arrays, weights)
  return checkpoint
}
