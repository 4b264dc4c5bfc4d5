// To write an exercise

// To check a course
export {
  type CheckExerciseOptions,
  checkExercise,
  type Finding,
} from './exercises/course-check/check-exercise.js'
export { type Draw, drawFrom } from './exercises/draw.js'
export {
  type Case,
  type Check,
  check,
  defineExercise,
  type Exercise,
  exerciseSchema,
  type Mistake,
  mistake,
  type Signature,
  type Task,
} from './exercises/exercise.js'
export {
  type Experiment,
  type ExperimentCheckpoint,
  type ExperimentEvent,
  type ExperimentHost,
  type ExperimentInfo,
  experiment,
  type FigureEvent,
  type FindingEvent,
  type Metrics,
  type Prediction,
  type ProgressEvent,
  type Reference,
} from './exercises/experiment.js'
// To run one
export type { ExperimentCard } from './exercises/experiment-card.js'
export { findExercise } from './exercises/find-exercise.js'
export { close, type Difference } from './exercises/judge/compare.js'
// To judge an answer
export {
  createJudge,
  type Judge,
  type JudgeOptions,
  type JudgeRequest,
  verdictOn,
} from './exercises/judge/judge.js'
export type { Pattern } from './exercises/judge/patterns.js'
export type { ReadFile } from './exercises/judge/reference.js'
export type {
  CheckResult,
  Evidence,
  JudgeEvent,
  Message,
  Status,
  Verdict,
} from './exercises/judge/verdict.js'
export { writeCall, writeValue } from './exercises/judge/write-value.js'
export {
  type ExperimentResult,
  type RunExperimentEvent,
  type RunExperimentHost,
  type Runnable,
  runExperiment,
} from './exercises/run-experiment.js'
export { pageHost } from './exercises/runner/page-host.js'
export type { RawWorker, WorkerHost } from './exercises/runner/thread.js'
export { taskOf } from './exercises/task-of.js'
// Values
export {
  bool,
  filled,
  int32,
  isTensorValue,
  type NestedNumbers,
  sizeOf,
  type TensorValue,
  tensor,
  tensorOf,
  type Value,
} from './exercises/values.js'
