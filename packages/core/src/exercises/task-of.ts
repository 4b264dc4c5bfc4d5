import { coreError } from '../errors.js'
import type { Exercise, Task } from './exercise.js'

/**
 * What a learner writes in an exercise.
 *
 * @throws `core/exercise-without-task` where it is an experiment alone
 */
export const taskOf = ({ id, task }: Exercise): Task => {
  if (task) return task
  throw coreError('core/exercise-without-task', { id })
}
