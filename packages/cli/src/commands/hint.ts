import { course, findExercise, taskOf } from '@firstgrad/core/course'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { readProgress, recordDeed } from '../learner-progress.js'
import { wrap } from '../terminal/wrap.js'
import { UsageError } from '../usage-error.js'
import { suggest } from '../views/suggestions.js'

export interface HintFlags {
  /** Which rung of the ladder; the next one where it is not given. */
  readonly rung?: number
}

/** The next rung of the ladder, which is remembered; the last one again where there is none. */
export const hint = async (context: Context, asked: string, flags: HintFlags): Promise<number> => {
  const { language, texts, output } = context
  const exercise = findExercise(course, asked)
  const { id } = exercise
  const { hints } = taskOf(exercise)
  const of = hints.length
  const taken = (await readProgress(context)).exercises[id]?.hints ?? 0
  const rung = flags.rung ?? Math.min(taken + 1, of)
  const words = hints[rung - 1]
  if (words === undefined) throw new UsageError(texts.hint.noRung(rung, of))
  await recordDeed(context, id, { type: 'hint', rung })

  const text = typeof words === 'string' ? words : words[language]
  output.say(output.colors.bold(texts.hint.title(id, rung, of)))
  // The last rung is code: it keeps its lines.
  output.say(typeof words === 'string' ? text : wrap(text, { indent: 2 }))
  output.say()
  const further = [`hint ${id}`, texts.hint.further] as const
  const check = [`check ${id}`, texts.next.check] as const
  const solution = [`solution ${id}`, texts.hint.solution] as const
  suggest(context, [check, rung < of ? further : solution])
  output.emit({ type: 'result', id, rung, of, hint: text })
  return exitCodes.fine
}
