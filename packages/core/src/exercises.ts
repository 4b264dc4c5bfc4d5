// To write an exercise
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
  type ExperimentEvent,
  type ExperimentHost,
  type ExperimentInfo,
  experiment,
  type FigureEvent,
  type Metrics,
  type Prediction,
  type ProgressEvent,
  type Reference,
} from './exercises/experiment.js'
// To work with one
export { findExercise } from './exercises/find-exercise.js'
export { taskOf } from './exercises/task-of.js'
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
