import type { ExperimentCard } from '../exercises/experiment-card.js'
import { firstMet, newest } from './merge.js'
import {
  type ExerciseProgress,
  mostPredictions,
  mostRuns,
  type Progress,
  type Time,
} from './progress.js'

/** Something that a learner did with an exercise. */
export type Deed =
  | { readonly type: 'started' }
  | {
      readonly type: 'judged'
      readonly verdict: 'pass' | 'fail' | 'error' | 'timeout'
      readonly mistake: string | null
    }
  | { readonly type: 'hint'; readonly rung: number }
  | { readonly type: 'solution' }
  | { readonly type: 'predicted'; readonly choice: string; readonly right: boolean | null }
  /** What the run showed of the last prediction. */
  | { readonly type: 'outcome'; readonly choice: string; readonly right: boolean }
  /** `completes`: the exercise has no code to write, so that running it is doing it. */
  | { readonly type: 'ran'; readonly card: ExperimentCard; readonly completes?: boolean }

const fresh = (at: Time): ExerciseProgress => ({
  startedAt: at,
  lastAt: at,
  attempts: 0,
  failures: 0,
  hints: 0,
  mistakes: [],
  predictions: [],
  runs: [],
})

const passed = ({ passedAt }: ExerciseProgress, at: Time) => ({ passedAt: passedAt ?? at })

const change = (entry: ExerciseProgress, deed: Deed, at: Time): Partial<ExerciseProgress> => {
  switch (deed.type) {
    case 'started':
      return {}
    case 'judged': {
      const { verdict, mistake } = deed
      const attempts = entry.attempts + 1
      if (verdict === 'pass') return { attempts, ...passed(entry, at) }
      return {
        attempts,
        failures: entry.failures + 1,
        ...(mistake !== null && { mistakes: firstMet([...entry.mistakes, { id: mistake, at }]) }),
      }
    }
    case 'hint':
      return { hints: Math.max(entry.hints, deed.rung) }
    case 'solution':
      return { solutionAt: entry.solutionAt ?? at }
    case 'predicted': {
      const made = { at, choice: deed.choice, right: deed.right }
      return { predictions: newest([...entry.predictions, made], mostPredictions) }
    }
    case 'outcome': {
      const { predictions } = entry
      const { choice, right } = deed
      const last = predictions.findLastIndex(
        (made) => made.choice === choice && made.right === null,
      )
      return { predictions: predictions.map((made, i) => (i === last ? { ...made, right } : made)) }
    }
    case 'ran': {
      const runs = newest([...entry.runs, { at, card: deed.card }], mostRuns)
      return { runs, ...(deed.completes && passed(entry, at)) }
    }
  }
}

/**
 * Progress with one more deed.
 *
 * @param id of the exercise
 * @param at when, as `new Date().toISOString()` says it
 *
 * @example
 * ```ts
 * import { emptyProgress, record, stateOf } from '@firstgrad/core/progress'
 *
 * const deed = { type: 'judged', verdict: 'pass', mistake: null } as const
 * const progress = record(emptyProgress, 'basics/neuron', deed, '2026-01-01T00:00:00.000Z')
 * console.log(stateOf(progress, 'basics/neuron')) // passed
 * ```
 */
export const record = (progress: Progress, id: string, deed: Deed, at: Time): Progress => {
  const entry = progress.exercises[id] ?? fresh(at)
  const lastAt = entry.lastAt > at ? entry.lastAt : at
  const changed = { ...entry, ...change(entry, deed, at), lastAt }
  return { ...progress, exercises: { ...progress.exercises, [id]: changed } }
}
