import { relative, resolve } from 'node:path'
import { course, findExercise, taskOf } from '@firstgrad/core/course'
import { readCourseFile, startExercise } from '@firstgrad/core/exercises-node'
import { missingPrerequisites } from '@firstgrad/core/progress'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { readProgress, recordDeed } from '../learner-progress.js'
import { quote } from '../quote.js'
import { wrap } from '../terminal/wrap.js'
import { suggest } from '../views/suggestions.js'

export interface StartFlags {
  /** Where the learner works; the current folder where it is not given. */
  readonly dir?: string
}

/** A path as a person would type it here. */
export const shownPath = (path: string): string => {
  const short = relative(process.cwd(), path)
  return short.startsWith('..') ? path : short
}

/** Writes the starter of an exercise as the learner's own file. */
export const start = async (
  context: Context,
  asked: string,
  { dir = '.' }: StartFlags,
): Promise<number> => {
  const { texts, output } = context
  const exercise = findExercise(course, asked)
  const { id } = exercise
  taskOf(exercise)
  const path = await startExercise(id, await readCourseFile(id, 'starter.ts'), resolve(dir))
  const progress = await readProgress(context)
  await recordDeed(context, id, { type: 'started' })

  output.say(wrap(texts.start.written(shownPath(path)), { hanging: 2 }))
  const missing = missingPrerequisites(exercise, course, progress)
  if (missing.length > 0) output.say(wrap(texts.start.before(missing.join(', ')), { hanging: 2 }))
  output.say()
  const file = resolve(dir) === process.cwd() ? '' : ` --file ${quote(shownPath(path))}`
  suggest(context, [
    [`lesson ${id}`, texts.next.read],
    [`check ${id}${file}`, texts.next.check],
    [`hint ${id}`, texts.next.hint],
  ])
  output.emit({ type: 'result', id, path, missing })
  return exitCodes.fine
}
