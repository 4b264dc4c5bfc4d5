export { mergeProgress } from './progress/merge.js'
export { missingPrerequisites, nextExercises, type Placed } from './progress/next-exercises.js'
export { exportProgress, importProgress, parseProgress } from './progress/parse.js'
export {
  type ExerciseProgress,
  emptyProgress,
  type MistakeMet,
  mostPredictions,
  mostRuns,
  type PredictionMade,
  type Progress,
  progressVersion,
  type RunMade,
  type State,
  stateOf,
  type Time,
} from './progress/progress.js'
export { type Deed, record } from './progress/record.js'
export { requireTry } from './progress/require-try.js'
