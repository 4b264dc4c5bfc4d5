import type { Exercise, ExperimentInfo } from '@firstgrad/core/exercises'
import {
  type RunExperimentEvent,
  type RunExperimentHost,
  runExperiment,
} from '@firstgrad/core/experiments'
import { isCodedError } from '@firstgrad/errors'
import type { PlannedRun } from './plan.js'

export type BackendEvent = Extract<RunExperimentEvent, { type: 'backend' }>

/** An exercise of which it is known that it has an experiment. */
export type Runnable = Exercise & { readonly experiment: ExperimentInfo }

/** A run that is about to begin: its parameters are right and its engine is bound. */
export interface Begun {
  readonly backend: BackendEvent
  readonly events: AsyncGenerator<RunExperimentEvent, void, undefined>
}

/**
 * Takes a run up to its first event, so that what is wrong is told before anybody is asked anything.
 *
 * @param preferred the engine of a card; where this machine has it not, another one will do
 */
export const begin = async (
  exercise: Runnable,
  { seed, parameters }: PlannedRun,
  host: Omit<RunExperimentHost, 'seed'>,
  preferred?: string,
): Promise<Begun> => {
  const start = async (backend: string | undefined): Promise<Begun> => {
    const chosen = backend === undefined ? {} : { backend: backend as never }
    const events = runExperiment(exercise, parameters, { seed, ...host, ...chosen })
    const { value } = await events.next()
    return { backend: value as BackendEvent, events }
  }
  if (host.backend !== undefined || preferred === undefined) return start(host.backend)
  try {
    return await start(preferred)
  } catch (error) {
    if (!isCodedError(error) || !error.code.startsWith('backend/')) throw error
    return start(undefined)
  }
}
