// Apart from '@firstgrad/core/exercises', which brings the judge and the engines along.
export { course } from '../course/course.js'
export { units } from '../course/units.js'
export { findExercise } from './exercises/find-exercise.js'
export { taskOf } from './exercises/task-of.js'
