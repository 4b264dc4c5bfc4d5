import type { CheckpointStore } from '../checkpoints/checkpoint.js'
import { coreError } from '../errors.js'
import type { EarlyStop } from './early-stop.js'
import type { Examples } from './examples.js'

/** How the learning rate goes over a run. */
export type LearningRateSchedule = 'constant' | 'linear'

export interface TrainOptions {
  readonly epochs: number
  /** Default 32. The last batch of an epoch may be smaller. */
  readonly batchSize?: number
  /** A whole number from 0; decides the order of examples and every random choice of the layers. */
  readonly seed: number
  /**
   * `'linear'` lets the learning rate of a layers model sink to 0 over the run: the last steps no
   * longer throw away what the first have learned. Default `'constant'`.
   */
  readonly learningRateSchedule?: LearningRateSchedule
  readonly validation?: Examples
  readonly earlyStop?: EarlyStop
  readonly checkpoint?: {
    readonly store: CheckpointStore
    /** Also after so many steps; always after each epoch and when aborted. */
    readonly everySteps?: number
    /** Go on from the stored checkpoint; there must be one. */
    readonly resume?: boolean
  }
  readonly signal?: AbortSignal
}

const wholeNumber = (name: string, value: number, least: number) => {
  if (!Number.isInteger(value) || value < least) {
    const expected = { whole: true, least }
    throw coreError('core/parameter', { name, expected, received: String(value) })
  }
}

/** @throws `core/parameter`, `core/no-examples` */
export const checkOptions = (
  data: Examples,
  { epochs, batchSize = 32, seed, validation, earlyStop, checkpoint }: TrainOptions,
): void => {
  wholeNumber('epochs', epochs, 1)
  wholeNumber('batchSize', batchSize, 1)
  wholeNumber('seed', seed, 0)
  if (earlyStop) wholeNumber('earlyStop.patience', earlyStop.patience, 1)
  if (checkpoint?.everySteps !== undefined) {
    wholeNumber('checkpoint.everySteps', checkpoint.everySteps, 1)
  }
  if (data.length === 0) throw coreError('core/no-examples', { what: 'training' })
  if (validation?.length === 0) throw coreError('core/no-examples', { what: 'validation' })
}
