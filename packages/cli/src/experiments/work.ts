import type { Experiment } from '@firstgrad/core/exercises'
import type { RunExperimentHost } from '@firstgrad/core/experiments'
import type { ExperimentFlags } from '../commands/experiment.js'
import type { Context } from '../context.js'
import { askedEngine } from '../program/engines.js'
import type { Runnable } from './begin.js'
import type { Plan } from './plan.js'

/** All that is known when running begins. */
export interface Work {
  readonly context: Context
  readonly exercise: Runnable
  readonly definition: Experiment
  readonly plan: Plan
  readonly flags: ExperimentFlags
  readonly signal: AbortSignal
  /** Takes a bar away, whatever comes; given by who draws one. */
  readonly onClose: (close: () => void) => void
}

/** What the command line says about the host. */
export const hostOf = ({ context, flags, signal }: Work): Omit<RunExperimentHost, 'seed'> => {
  const { backend, cacheDir, offline } = flags
  return {
    language: context.language,
    ...askedEngine(backend),
    ...(cacheDir !== undefined && { cacheDir }),
    ...(offline && { offline: true }),
    signal,
  }
}
