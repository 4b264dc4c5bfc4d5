export { courseFolder, readCourseFile } from './course-folder.js'
export { readTextFile } from './disk/read-text-file.js'
export { prepareFile, replaceFile } from './disk/replace-file.js'
export { writeNewFile } from './disk/write-new-file.js'
export { prepareFolder, writeNewFolder } from './disk/write-new-folder.js'
export {
  type CheckExperimentOptions,
  checkExperiment,
} from './exercises/course-check/check-experiment.js'
export { exerciseFolders, loadExercise } from './exercises/course-check/load-exercise.js'
export { newExercise } from './exercises/course-check/new-exercise.js'
export { type NodeHostOptions, nodeHost } from './exercises/runner/node-host.js'
export { type Answer, readAnswer } from './exercises/runner/read-answer.js'
export { exercisePath } from './learner/exercise-path.js'
export { type ResetExercise, resetExercise } from './learner/reset-exercise.js'
export { startExercise } from './learner/start-exercise.js'
