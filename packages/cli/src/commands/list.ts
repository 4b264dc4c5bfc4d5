import { course } from '@firstgrad/core/course'
import { stateOf } from '@firstgrad/core/progress'
import { runs } from '@firstgrad/core/runs'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { readProgress } from '../learner-progress.js'
import { wrap } from '../terminal/wrap.js'
import { markOf, standingOf, standings } from '../views/exercise-marks.js'
import { byUnit } from '../views/units.js'

/** The exercises by unit, with what was done of them, and what can be run. */
export const list = async (context: Context): Promise<number> => {
  const { language, texts, output } = context
  const progress = await readProgress(context)
  const width = Math.max(...[...course, ...runs].map(({ id }) => id.length))
  const line = (mark: string, id: string, title: string) => {
    const words = `${mark} ${output.colors.cyan(id)}${' '.repeat(width - id.length)}  ${title}`
    output.say(wrap(words, { indent: 2, hanging: width + 6 }))
  }

  for (const { title, exercises } of byUnit(course, language)) {
    const passed = exercises.filter(({ id }) => stateOf(progress, id) === 'passed').length
    output.say(output.colors.bold(texts.list.unit(title, passed, exercises.length)))
    for (const exercise of exercises) {
      const { id, number, task, experiment } = exercise
      const standing = standingOf(exercise, course, progress)
      line(markOf(standing, output), id, exercise.title[language])
      const facts = { standing, task: Boolean(task), experiment: Boolean(experiment) }
      output.emit({ type: 'exercise', id, number, title: exercise.title[language], ...facts })
    }
    output.say()
  }

  output.say(output.colors.bold(texts.list.runs))
  for (const { id, title } of runs) {
    line(' ', id, title[language])
    output.emit({ type: 'run', id, title: title[language] })
  }
  output.say()
  const legend = standings.map((each) => `${markOf(each, output)} ${texts.list.standing[each]}`)
  output.say(wrap(legend.join('   ')))
  const idsOf = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id)
  output.emit({ type: 'result', exercises: idsOf(course), runs: idsOf(runs) })
  return exitCodes.fine
}
