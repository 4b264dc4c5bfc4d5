import {
  type ExerciseProgress,
  type MistakeMet,
  mostPredictions,
  mostRuns,
  type PredictionMade,
  type Progress,
  progressVersion,
  type Time,
} from './progress.js'

const earlier = (a: Time, b: Time) => (a < b ? a : b)
const later = (a: Time, b: Time) => (a > b ? a : b)

/** The earlier of two times that may not have been. */
const first = <Name extends string>(
  name: Name,
  a: Time | undefined,
  b: Time | undefined,
): { readonly [Key in Name]?: Time } => {
  const at = a === undefined || b === undefined ? (a ?? b) : earlier(a, b)
  return (at === undefined ? {} : { [name]: at }) as { readonly [Key in Name]?: Time }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Each thing once, the newest `most` of them, from the oldest to the newest. */
export const newest = <Item extends { readonly at: Time }>(
  items: readonly Item[],
  most: number,
): readonly Item[] => {
  const distinct = new Map(items.map((item) => [`${item.at} ${JSON.stringify(item)}`, item]))
  return [...distinct]
    .sort(([a], [b]) => compare(a, b))
    .slice(-most)
    .map(([, item]) => item)
}

/** Of a prediction that one side knows more of, what that side knows. */
const predicted = (items: readonly PredictionMade[]): readonly PredictionMade[] => {
  const told = new Set(items.filter(({ right }) => right !== null).map(nameOf))
  const distinct = items.filter((item) => item.right !== null || !told.has(nameOf(item)))
  return newest(distinct, mostPredictions)
}

const nameOf = ({ at, choice }: PredictionMade) => `${at} ${choice}`

/** Each mistake with the first time that it was met. */
export const firstMet = (items: readonly MistakeMet[]): readonly MistakeMet[] => {
  const met = new Map<string, Time>()
  for (const { id, at } of items) met.set(id, earlier(met.get(id) ?? at, at))
  return [...met]
    .map(([id, at]) => ({ id, at }))
    .sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id))
}

const mergeEntries = (a: ExerciseProgress, b: ExerciseProgress): ExerciseProgress => ({
  startedAt: earlier(a.startedAt, b.startedAt),
  lastAt: later(a.lastAt, b.lastAt),
  ...first('passedAt', a.passedAt, b.passedAt),
  ...first('solutionAt', a.solutionAt, b.solutionAt),
  attempts: Math.max(a.attempts, b.attempts),
  failures: Math.max(a.failures, b.failures),
  hints: Math.max(a.hints, b.hints),
  mistakes: firstMet([...a.mistakes, ...b.mistakes]),
  predictions: predicted([...a.predictions, ...b.predictions]),
  runs: newest([...a.runs, ...b.runs], mostRuns),
})

/**
 * What two records of one learner know together. The order does not matter and neither does merging
 * twice: what happened stays happened, the earlier date and the larger count win.
 */
export const mergeProgress = (a: Progress, b: Progress): Progress => {
  const ids = [...new Set([...Object.keys(a.exercises), ...Object.keys(b.exercises)])].sort(compare)
  const entries = ids.map((id): [string, ExerciseProgress] => {
    const [mine, other] = [a.exercises[id], b.exercises[id]]
    return [id, mine && other ? mergeEntries(mine, other) : (mine ?? other)!]
  })
  return { version: progressVersion, exercises: Object.fromEntries(entries) }
}
