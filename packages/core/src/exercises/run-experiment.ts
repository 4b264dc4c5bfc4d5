import type { BackendName } from '@firstgrad/backend'
import type { Figure } from '@firstgrad/viz'
import { coreError } from '../errors.js'
import type {
  Experiment,
  ExperimentEvent,
  ExperimentHost,
  ExperimentInfo,
  Metrics,
} from './experiment.js'
import { type ExperimentCard, experimentCard } from './experiment-card.js'

/** An exercise that has an experiment. */
export interface Runnable {
  readonly id: string
  readonly experiment: ExperimentInfo
}

export interface RunExperimentHost extends ExperimentHost {
  /** The engine to compute with; the best one here where it is left out. */
  readonly backend?: BackendName
}

/** The last event of {@link runExperiment}. */
export interface ExperimentResult {
  readonly type: 'result'
  /** The id of the exercise. */
  readonly id: string
  readonly reason: 'finished' | 'aborted'
  readonly metrics: Metrics
  /** Of the experiment itself; what the listener does between its events does not count. */
  readonly seconds: number
  readonly backend: BackendName
  readonly seed: number
  /** null where the run was aborted: it can not be made again. */
  readonly card: ExperimentCard | null
  /** Which choice of the prediction was right, where the run was finished; null if it does not tell. */
  readonly prediction?: { readonly right: string | null }
}

export type RunExperimentEvent = ExperimentEvent | ExperimentResult

/** Each takes as much memory as the model. */
const mostCheckpoints = 200

const checkHost = (
  { forks }: ExperimentInfo,
  { seed, checkpoints = 0, start }: RunExperimentHost,
) => {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    const expected = { whole: true, least: 0 }
    throw coreError('core/parameter', { name: 'seed', expected, received: String(seed) })
  }
  if (!Number.isInteger(checkpoints) || checkpoints < 0 || checkpoints > mostCheckpoints) {
    const expected = { whole: true, least: 0, most: mostCheckpoints }
    const received = String(checkpoints)
    throw coreError('core/parameter', { name: 'checkpoints', expected, received })
  }
  if (start && !forks) throw coreError('core/weights-do-not-fit', { reason: 'no-forks' })
}

/**
 * Runs an exercise's experiment: checks its parameters, binds TensorFlow.js, passes its events on,
 * and ends with a `result` that carries the run card.
 *
 * Stopping to iterate stops the work. An aborted `host.signal` ends it with a result that says so.
 *
 * With `host.checkpoints`, an experiment whose `info.forks` is true yields its weights on the way; a
 * run with `host.start` begins with such weights and has its seed for all else.
 *
 * @throws `core/parameter`, `core/unknown-parameter`, `core/weights-do-not-fit`, `backend/*`, and what
 * the experiment throws.
 *
 * @example
 * ```ts
 * for await (const event of runExperiment(exercise, { epochs: 3 }, { seed: 1, language: 'en' })) {
 *   if (event.type === 'result') console.log(event.metrics)
 * }
 * ```
 */
export async function* runExperiment(
  { id, experiment: info }: Runnable,
  values: Readonly<Record<string, unknown>>,
  { backend: wanted, ...host }: RunExperimentHost,
): AsyncGenerator<RunExperimentEvent, void, undefined> {
  checkHost(info, host)
  // Loaded here and not above: a list of exercises wants neither zod nor TensorFlow.js.
  const { parseParameters } = await import('../runs/parameters.js')
  const parameters = parseParameters(await info.parameters(), values)
  const { bind } = await import('@firstgrad/backend')
  const report = await bind(wanted === undefined ? {} : { prefer: wanted })
  yield { type: 'backend', report }

  const { seed, language, signal, start } = host
  const figures = new Map<string, Figure>()
  let metrics: Metrics = {}
  let ms = 0
  let definition: Experiment | null = null
  if (!signal?.aborted) {
    definition = await info.load()
    const events = definition.run(parameters, host)
    try {
      for (;;) {
        const began = performance.now()
        const next = await events.next()
        ms += performance.now() - began
        if (next.done) {
          metrics = next.value
          break
        }
        if (next.value.type === 'figure') figures.set(next.value.id, next.value.figure)
        yield next.value
      }
    } catch (error) {
      // A download that is stopped says so by an error.
      if (!signal?.aborted) throw error
    } finally {
      await events.return({})
    }
  }

  const facts = { type: 'result', id, seconds: ms / 1000, backend: report.backend, seed } as const
  if (!definition || signal?.aborted) {
    yield { ...facts, reason: 'aborted', metrics, card: null }
    return
  }
  const fork = start && { start }
  const run = { exercise: id, language, seed, parameters, report, metrics, figures, ...fork }
  const right = definition.prediction.outcome(metrics, parameters)
  yield {
    ...facts,
    reason: 'finished',
    metrics,
    card: await experimentCard(run),
    prediction: { right },
  }
}
