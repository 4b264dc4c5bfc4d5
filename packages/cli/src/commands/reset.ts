import { resolve } from 'node:path'
import { course, findExercise, taskOf } from '@firstgrad/core/course'
import { readCourseFile, resetExercise } from '@firstgrad/core/exercises-node'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { wrap } from '../terminal/wrap.js'
import { type StartFlags, shownPath } from './start.js'

/** Puts the starter back and keeps what the learner had written. */
export const reset = async (
  { texts, output }: Context,
  asked: string,
  { dir = '.' }: StartFlags,
): Promise<number> => {
  const exercise = findExercise(course, asked)
  const { id } = exercise
  taskOf(exercise)
  const starter = await readCourseFile(id, 'starter.ts')
  const { path, backup } = await resetExercise(id, starter, resolve(dir))
  const words =
    backup === null
      ? texts.reset.unchanged(shownPath(path))
      : texts.reset.done(shownPath(path), shownPath(backup))
  output.say(wrap(words, { hanging: 2 }))
  output.emit({ type: 'result', id, path, backup })
  return exitCodes.fine
}
