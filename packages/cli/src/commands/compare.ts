import { course } from '@firstgrad/core/course'
import { findExercise } from '@firstgrad/core/exercises'
import { compareRuns } from '@firstgrad/core/experiments'
import { aboutFile } from '../about-file.js'
import type { Context } from '../context.js'
import { exitCodes } from '../exit-codes.js'
import { readCardFile } from '../experiments/plan.js'
import { showBars, showComparison } from '../views/comparison.js'

export type CompareFlags = object

/** Runs of one exercise side by side, from their cards. */
export const compare = async (context: Context, paths: readonly string[]): Promise<number> => {
  const { language, output } = context
  const cards = await Promise.all(paths.map(readCardFile))
  const [first] = cards
  // Named one by one, so that the file is told that does not belong.
  for (const [i, card] of cards.entries()) {
    await aboutFile(paths[i]!, () => compareRuns([first!, card], { language }))
  }
  const exercise = await aboutFile(paths[0]!, () => findExercise(course, first!.exercise))
  const { measures = {} } = (await exercise.experiment?.load()) ?? {}
  const comparison = compareRuns(cards, { language, words: measures })
  if (!output.json) {
    output.say(output.colors.bold(`${exercise.title[language]}  ${exercise.id}`))
    output.say()
    const { experiment } = context.texts
    for (const [i, path] of paths.entries()) output.say(`  ${experiment.run(i + 1)}  ${path}`)
    output.say()
    showComparison(context, comparison, measures)
    showBars(context, comparison)
  }
  const { labels, settings, metrics, table, bars } = comparison
  const runs = cards.map((card, i) => ({ path: paths[i], label: labels[i], card }))
  output.emit({ type: 'result', exercise: exercise.id, runs, settings, metrics, table, bars })
  return exitCodes.fine
}
