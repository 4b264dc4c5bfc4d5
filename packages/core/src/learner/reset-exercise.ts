import { constants } from 'node:fs'
import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hasCode } from '../disk/system-error.js'
import { timeStamp } from '../disk/time-stamp.js'
import { asFileError } from '../disk/write-new-file.js'
import { coreError } from '../errors.js'
import { exercisePath } from './exercise-path.js'

export interface ResetExercise {
  readonly path: string
  /** Where the learner's code was kept; null where the file held the starter already. */
  readonly backup: string | null
}

/**
 * Puts the starter back and keeps what was there beside it, as `<name>.backup-<time>.ts`.
 *
 * @param id of the exercise
 * @param starter the text of its `starter.ts`
 * @param folder where the learner works
 * @throws `core/exercise-file-missing`, `core/file-write`
 */
export const resetExercise = async (
  id: string,
  starter: string,
  folder: string,
): Promise<ResetExercise> => {
  const path = exercisePath(folder, id)
  const backup = path.replace(/\.ts$/, `.backup-${timeStamp()}.ts`)
  const part = `${path}.${process.pid}.part`
  try {
    if ((await readFile(path, 'utf8')) === starter) return { path, backup: null }
    await copyFile(path, backup, constants.COPYFILE_EXCL)
    try {
      await writeFile(part, starter)
      await rename(part, path)
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
    return { path, backup }
  } catch (error) {
    if (hasCode(error, 'ENOENT')) {
      throw coreError('core/exercise-file-missing', { id, path }, { cause: error })
    }
    throw asFileError(error, path)
  }
}
