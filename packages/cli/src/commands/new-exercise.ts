import { join } from 'node:path'
import { newExercise } from '@firstgrad/core/exercises-node'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { suggest } from '../views/suggestions.js'

export interface NewExerciseFlags {
  readonly dir?: string
}

/** Writes an exercise that works, for its author to change. */
export const createExercise = async (
  context: Context,
  id: string,
  { dir = '.' }: NewExerciseFlags,
): Promise<number> => {
  const { output, texts } = context
  const files = await newExercise(id, dir)
  output.say(texts.newExercise.written(join(dir, id)))
  for (const file of files) output.say(`  ${file}`)
  output.say()
  suggest(context, [[`check-course ${dir}`, texts.newExercise.check]])
  output.emit({ type: 'result', id, folder: join(dir, id), files })
  return exitCodes.fine
}
