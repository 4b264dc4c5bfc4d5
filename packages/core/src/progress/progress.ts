import type { ExperimentCard } from '../exercises/experiment-card.js'

/** The version of the file; a change of anything below makes a new one. */
export const progressVersion = 1

/** Times are ISO 8601 in UTC, as `toISOString` writes them: equal lengths sort as text. */
export type Time = string

/** A prediction made before a run. */
export interface PredictionMade {
  readonly at: Time
  /** Id of the choice. */
  readonly choice: string
  /** Whether the run showed it to be right; null where the run did not tell. */
  readonly right: boolean | null
}

/** A run of the exercise's experiment. */
export interface RunMade {
  readonly at: Time
  readonly card: ExperimentCard
}

/** A mistake that the judge named, and when first. */
export interface MistakeMet {
  readonly id: string
  readonly at: Time
}

/** What one person did with one exercise. */
export interface ExerciseProgress {
  readonly startedAt: Time
  readonly lastAt: Time
  readonly passedAt?: Time
  /** When its solution was first looked at. */
  readonly solutionAt?: Time
  /** Answers that were judged. */
  readonly attempts: number
  /** Those of them that were not right. */
  readonly failures: number
  /** The highest rung of the ladder that was taken; 0 for none. */
  readonly hints: number
  /** From the first to the last. */
  readonly mistakes: readonly MistakeMet[]
  /** The last {@link mostPredictions}. */
  readonly predictions: readonly PredictionMade[]
  /** The last {@link mostRuns}. */
  readonly runs: readonly RunMade[]
}

/** All that is remembered of one learner, by the id of the exercise. */
export interface Progress {
  readonly version: typeof progressVersion
  readonly exercises: Readonly<Record<string, ExerciseProgress>>
}

export const mostPredictions = 20
export const mostRuns = 10

export const emptyProgress: Progress = { version: progressVersion, exercises: {} }

/** `passed` once and for all; a later answer that fails does not take it away. */
export type State = 'new' | 'started' | 'passed'

export const stateOf = ({ exercises }: Progress, id: string): State => {
  const entry = exercises[id]
  if (!entry) return 'new'
  return entry.passedAt === undefined ? 'started' : 'passed'
}
