import type { Cause } from './divergence.js'
import type { NumberInWords } from './number-in-words.js'
import type { RunCard } from './run-card.js'
import type { Measures } from './trainable.js'

/** Training begins, or goes on at `step` where a checkpoint left it. */
export interface StartEvent {
  readonly type: 'start'
  readonly step: number
  readonly of: number
  readonly epochs: number
  readonly examples: number
  readonly batchSize: number
  readonly seed: number
}

/** One update was made. Steps and epochs count from 1. */
export interface StepEvent {
  readonly type: 'step'
  readonly step: number
  readonly of: number
  readonly epoch: number
  readonly measures: Measures
  /** Means over the epoch so far. */
  readonly epochMeasures: Measures
  readonly examplesPerSecond: number
  readonly secondsLeft: number
  /** Tensors alive in TensorFlow.js, those of the listener too: a number that grows is a leak. */
  readonly tensors?: number
}

export interface EpochEvent {
  readonly type: 'epoch'
  readonly epoch: number
  readonly of: number
  readonly measures: Measures
  readonly validation?: Measures
}

export interface CheckpointEvent {
  readonly type: 'checkpoint'
  readonly step: number
  readonly path: string
}

/** The loss is no number any more, or beyond hope. */
export interface DivergedEvent {
  readonly type: 'diverged'
  readonly step: number
  readonly beganAtStep: number
  readonly loss: NumberInWords
  readonly causes: readonly Cause[]
}

export type EndReason = 'finished' | 'early-stop' | 'aborted' | 'diverged'

export interface EndEvent {
  readonly type: 'end'
  readonly reason: EndReason
  readonly step: number
  readonly seconds: number
  readonly card: RunCard
}

export type TrainEvent =
  | StartEvent
  | StepEvent
  | EpochEvent
  | CheckpointEvent
  | DivergedEvent
  | EndEvent
