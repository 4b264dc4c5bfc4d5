import type { Experiment, Prediction } from '@firstgrad/core/exercises'
import type { BackendName, RunExperimentEvent } from '@firstgrad/core/experiments'
import type { PictureData, RowAnswer, TableData } from '@firstgrad/core/own-data'
import type { Language } from '@firstgrad/errors'

/** What is run: an experiment of the course, or one with data that someone brought along. */
export type Source =
  | { readonly kind: 'course'; readonly exercise: string }
  | { readonly kind: 'pictures'; readonly data: PictureData }
  | { readonly kind: 'table'; readonly data: TableData }

export type ParameterValues = Readonly<Record<string, number | string | boolean>>

/** One run as the worker is asked for it. */
export interface RunRequest {
  readonly source: Source
  readonly parameters: ParameterValues
  readonly seed: number
  readonly language: Language
  /** The engine to compute with; the best one here where it is left out. */
  readonly backend?: BackendName
  /** How many checkpoints it yields. */
  readonly checkpoints: number
  /** Weights to begin with. */
  readonly start?: Uint8Array
  /** Where the page's own site has the course's data, such as `/data/`. */
  readonly data?: string
}

/** Which model is asked: that of a run. */
export type AskRequest = Pick<RunRequest, 'source' | 'parameters' | 'backend'>

/** A question to a model that was trained on own data. */
export type Question =
  | { readonly kind: 'picture'; readonly pixels: Uint8Array }
  | { readonly kind: 'row'; readonly row: ReadonlyMap<string, number | string> }

export type Answer =
  | { readonly kind: 'picture'; readonly shares: Float32Array }
  | { readonly kind: 'row'; readonly answer: RowAnswer }

/** What is known of an experiment once it is loaded, as far as it is data. */
export interface Description {
  readonly kind: 'description'
  readonly prediction: Pick<Prediction, 'ask' | 'choices'>
  readonly measures: Experiment['measures']
}

export type ToWorker =
  | { readonly type: 'run'; readonly run: number; readonly request: RunRequest }
  /** Computes on, so far as `steps` says: all the way, one event, or none at all. */
  | { readonly type: 'go'; readonly steps: 'all' | 'one' | 'none' }
  | { readonly type: 'stop' }
  | { readonly type: 'describe'; readonly id: number; readonly source: Source }
  | {
      readonly type: 'ask'
      readonly id: number
      readonly request: AskRequest
      readonly weights: Uint8Array
      readonly question: Question
    }

/** An error as data, to be put into words where it is read. */
export interface Failure {
  readonly code?: string
  readonly details?: object
  readonly message: string
}

export type FromWorker =
  | {
      readonly type: 'events'
      readonly run: number
      readonly events: readonly RunExperimentEvent[]
      /** What computes, and why, in words; with the event that tells of it. */
      readonly engine?: readonly string[]
    }
  | { readonly type: 'failed'; readonly run: number; readonly failure: Failure }
  | {
      readonly type: 'answer'
      readonly id: number
      readonly answer: Answer | Description | Failure
    }
