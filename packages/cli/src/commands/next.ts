import { course } from '@firstgrad/core/course'
import type { Exercise } from '@firstgrad/core/exercises'
import { nextExercises, type Progress, stateOf } from '@firstgrad/core/progress'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { readProgress } from '../learner-progress.js'
import { wrap } from '../terminal/wrap.js'
import { suggest } from '../views/suggestions.js'

/** How many exercises are named after the first. */
const shown = 3

const steps = ({ id, task }: Exercise, state: 'new' | 'started', { texts }: Context) => {
  const { read, write, check, hint, run } = texts.next
  const lesson = [`lesson ${id}`, read] as const
  if (!task) return [lesson, [`run ${id}`, run] as const]
  return state === 'new'
    ? [lesson, [`start ${id}`, write] as const]
    : [[`check ${id}`, check] as const, [`hint ${id}`, hint] as const, lesson]
}

const reasonOf = (exercise: Exercise, progress: Progress) => {
  if (stateOf(progress, exercise.id) === 'started') return 'started'
  return exercise.prerequisites.some((id) => stateOf(progress, id) === 'passed') ? 'ready' : 'first'
}

/** What to do now, and why. */
export const next = async (context: Context): Promise<number> => {
  const { language, texts, output } = context
  const progress = await readProgress(context)
  const [exercise, ...others] = nextExercises(course, progress)
  if (!exercise) {
    output.say(wrap(texts.next.nothing(course.length)))
    output.emit({ type: 'result', id: null, reason: 'finished', others: [] })
    return exitCodes.fine
  }
  const { id, title, idea, prerequisites } = exercise
  const reason = reasonOf(exercise, progress)
  const done = prerequisites.filter((each) => stateOf(progress, each) === 'passed')
  const why = {
    started: texts.next.started,
    ready: texts.next.ready(done.join(', ')),
    first: texts.next.first,
  }[reason]

  output.say(`${output.colors.bold(output.colors.cyan(id))}  ${title[language]}`)
  for (const words of [idea[language], why]) output.say(wrap(words, { indent: 2 }))
  output.say()
  suggest(context, steps(exercise, reason === 'started' ? 'started' : 'new', context))
  const ids = others.map((other) => other.id)
  if (ids.length > 0) {
    output.say()
    output.say(wrap(texts.next.others(ids.slice(0, shown).join(', ')), { hanging: 2 }))
  }
  output.emit({ type: 'result', id, reason, prerequisites: done, others: ids })
  return exitCodes.fine
}
