import { course, findExercise, taskOf } from '@firstgrad/core/course'
import { readCourseFile } from '@firstgrad/core/exercises-node'
import { requireTry } from '@firstgrad/core/progress'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { readProgress, recordDeed } from '../learner-progress.js'

export interface SolutionFlags {
  /** Show it also to those who have not tried. */
  readonly yes?: boolean
}

/** Prints one right answer, and nothing else, so that it can go into a file. */
export const solution = async (
  context: Context,
  asked: string,
  { yes = false }: SolutionFlags,
): Promise<number> => {
  const exercise = findExercise(course, asked)
  const { id } = exercise
  taskOf(exercise)
  const progress = await readProgress(context)
  if (!yes) requireTry(progress, id)
  const code = await readCourseFile(id, 'solution.ts')
  await recordDeed(context, id, { type: 'solution' })
  context.output.say(code.trimEnd())
  context.output.emit({ type: 'result', id, code })
  return exitCodes.fine
}
