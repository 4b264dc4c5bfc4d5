import type { BackendReport } from '@firstgrad/backend'
import type { Language } from '@firstgrad/errors'
import type { z } from 'zod'
import type { CheckpointStore } from '../checkpoints/checkpoint.js'

/** The same words in every language. */
export type Words = Readonly<Record<Language, string>>

/** What the host decides about a run; the run's own parameters come from its schema. */
export interface RunHost {
  /** TensorFlow.js backend by name; chosen by `bind` where it is not given. */
  readonly backend?: string
  readonly cacheDir?: string
  readonly offline?: boolean
  readonly checkpoint?: {
    readonly store: CheckpointStore
    readonly everySteps?: number
    readonly resume?: boolean
  }
  readonly signal?: AbortSignal
}

/** TensorFlow.js is bound. */
export interface BackendEvent {
  readonly type: 'backend'
  readonly report: BackendReport
}

/** A run: parameters that become flags and sliders, and events that become bars and charts. */
export interface Run<
  Schema extends z.ZodObject = z.ZodObject,
  Event extends { type: string } = { type: string },
> {
  readonly id: string
  readonly parameters: Schema
  run(parameters: z.output<Schema>, host: RunHost): AsyncGenerator<Event, void, undefined>
}
