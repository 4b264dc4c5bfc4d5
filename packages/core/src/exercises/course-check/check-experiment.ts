import type { BackendName } from '@firstgrad/backend'
import type { Exercise } from '../exercise.js'
import type { Metrics, Reference } from '../experiment.js'
import { runExperiment } from '../run-experiment.js'
import type { Finding } from './check-exercise.js'

export interface CheckExperimentOptions {
  /** Seeds with which every reference must hold, default [1, 2, 3]. */
  readonly seeds?: readonly number[]
  readonly backend?: BackendName
  readonly cacheDir?: string
  readonly signal?: AbortSignal
}

/** A run may take so many times what the exercise says. */
const patience = 2

/**
 * Runs an exercise's experiment with each seed and holds it to its references: real runs, which take as
 * long as they take.
 */
export async function* checkExperiment(
  { id, experiment }: Exercise,
  { seeds = [1, 2, 3], backend, cacheDir, signal }: CheckExperimentOptions = {},
): AsyncGenerator<Finding, void, undefined> {
  if (!experiment) return
  const definition = await experiment.load()
  const runs = new Map<string, Promise<{ metrics: Metrics; seconds: number }>>()
  const run = (seed: number, { parameters = {} }: Pick<Reference, 'parameters'>) => {
    const key = JSON.stringify([seed, parameters])
    const known = runs.get(key) ?? measure(seed, parameters)
    runs.set(key, known)
    return known
  }
  const measure = async (seed: number, parameters: Readonly<Record<string, unknown>>) => {
    const host = {
      seed,
      language: 'en' as const,
      ...(backend && { backend }),
      ...(cacheDir !== undefined && { cacheDir }),
      ...(signal && { signal }),
    }
    for await (const event of runExperiment({ id, experiment }, parameters, host))
      if (event.type === 'result') return event
    throw new Error('no result')
  }
  const finding = (what: string, problem: string | null): Finding => ({
    type: 'finding',
    id,
    what,
    problem,
  })
  for (const seed of seeds) {
    const { seconds } = await run(seed, {})
    const allowed = patience * experiment.seconds
    yield finding(
      `time, seed ${seed}: ${seconds.toFixed(1)} s`,
      seconds > allowed ? `took ${seconds.toFixed(1)} s, allowed are ${allowed}` : null,
    )
    for (const reference of definition.references) {
      const { metrics } = await run(seed, reference)
      yield finding(
        `${reference.id}, seed ${seed}`,
        reference.holds(metrics) ? null : `does not hold: ${JSON.stringify(metrics)}`,
      )
    }
  }
}
