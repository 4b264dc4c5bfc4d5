import type { DatasetName, DownloadEvent } from '@firstgrad/datasets'
import type { Language } from '@firstgrad/errors'
import type { Figure } from '@firstgrad/viz'
import type { z } from 'zod'
import type { Finding } from '../diagnosis/finding.js'
import type { BackendEvent, Words } from '../runs/run.js'

/** What the host decides about an experiment; its own parameters come from its schema. */
export interface ExperimentHost {
  /** Every random choice comes from it: `drawFrom(seed, 'what for')`, `seedWeights(model, seed)`. */
  readonly seed: number
  /** Of titles and labels of the figures. */
  readonly language: Language
  readonly cacheDir?: string
  readonly offline?: boolean
  /**
   * In a page: the folder of its own site that has the course's data, such as `/data/`. Left out: the
   * usual sources of data sets.
   */
  readonly data?: string
  /** Aborted: return soon, without metrics that are not true. */
  readonly signal?: AbortSignal
  /** How many checkpoints the run yields, evenly spaced, the last one at its end. Default 0. */
  readonly checkpoints?: number
  /** Weights of a checkpoint to begin with, in place of those that the seed draws: a fork. */
  readonly start?: Uint8Array
}

/** A step of the work: bars and live charts are drawn from it. */
export interface ProgressEvent {
  readonly type: 'step'
  readonly step: number
  readonly of: number
  /** Numbers of this step, such as `{ loss: 0.3 }`; names of them are keys of `measures` below. */
  readonly measures: Readonly<Record<string, number>>
  /** Which of several runs side by side it belongs to, such as `'CNN'`. */
  readonly series?: string
}

/** A figure; a later one of the same id takes its place. */
export interface FigureEvent {
  readonly type: 'figure'
  readonly id: string
  readonly figure: Figure
}

/** What the training doctor says of a run; `describeCode` of the messages puts it in words. */
export interface FindingEvent {
  readonly type: 'finding'
  readonly finding: Finding
  /** Which of several runs side by side it is about. */
  readonly series?: string
}

/** A moment of the run to which one can go back; `host.start` of another run takes its weights. */
export interface ExperimentCheckpoint {
  readonly type: 'checkpoint'
  /** The place in the count of the steps: after `step` of `of`. */
  readonly step: number
  readonly of: number
  /** Which of several runs side by side it belongs to. */
  readonly series?: string
  /** A safetensors file. */
  readonly weights: Uint8Array
}

export type ExperimentEvent =
  | ProgressEvent
  | ExperimentCheckpoint
  | FigureEvent
  | FindingEvent
  | DownloadEvent
  | BackendEvent

export type Metrics = Readonly<Record<string, number>>

/** A result that an honest run shows, confirmed by the course's own check. */
export interface Reference {
  readonly id: string
  readonly words: Words
  /** Parameters that differ from the defaults. */
  readonly parameters?: Readonly<Record<string, number | string | boolean>>
  /** What must hold of the metrics of every seed that is tried. */
  readonly holds: (metrics: Metrics) => boolean
  /** What was measured, in words: mean and spread over seeds 1 to 5, backend. */
  readonly measured: string
}

/** What the learner says before the first run. */
export interface Prediction {
  readonly ask: Words
  readonly choices: readonly { readonly id: string; readonly words: Words }[]
  /** The choice that the run showed to be right; null where it does not tell. */
  readonly outcome: (
    metrics: Metrics,
    parameters: Readonly<Record<string, unknown>>,
  ) => string | null
}

/** A run with parameters: predict, turn, see. TensorFlow.js is bound before `run` is called. */
export interface Experiment<Schema extends z.ZodObject = z.ZodObject> {
  readonly parameters: Schema
  readonly prediction: Prediction
  /** Words for every metric and for every measure of its steps. */
  readonly measures: Readonly<Record<string, Words>>
  readonly references: readonly Reference[]
  /** Yields what happens and returns the metrics; disposes all that it makes, also when stopped. */
  run(
    parameters: z.output<Schema>,
    host: ExperimentHost,
  ): AsyncGenerator<ExperimentEvent, Metrics, undefined>
}

/** What is known of an experiment before it, or TensorFlow.js, is loaded. */
export interface ExperimentInfo {
  /** What it is about, in a few words. */
  readonly title: Words
  /** The data set that it reads, if any. */
  readonly dataset?: DatasetName
  /** How long a run with the defaults takes on wasm and two cores. */
  readonly seconds: number
  /** It yields checkpoints where the host asks for them, and begins with weights that it is given. */
  readonly forks?: true
  /** The schema of its parameters, without TensorFlow.js. */
  parameters(): Promise<z.ZodObject>
  load(): Promise<Experiment>
}

/** Keeps the types of the parameters and forgets them for the catalogue. */
export const experiment = <Schema extends z.ZodObject>(
  definition: Experiment<Schema>,
): Experiment => definition as unknown as Experiment
