import { isCodedError } from '@firstgrad/errors'
import { writeNewFile } from '../disk/write-new-file.js'
import { coreError } from '../errors.js'
import { exercisePath } from './exercise-path.js'

/**
 * Writes the starter of an exercise as the learner's file.
 *
 * @param id of the exercise
 * @param starter the text of its `starter.ts`
 * @param folder where the learner works
 * @returns the path of the file
 * @throws `core/exercise-file-exists`: what a learner wrote is never overwritten
 * @throws `core/file-write`
 */
export const startExercise = async (
  id: string,
  starter: string,
  folder: string,
): Promise<string> => {
  const path = exercisePath(folder, id)
  try {
    await writeNewFile(path, starter)
    return path
  } catch (error) {
    if (!isCodedError(error) || error.code !== 'core/file-exists') throw error
    throw coreError('core/exercise-file-exists', { id, path }, { cause: error })
  }
}
