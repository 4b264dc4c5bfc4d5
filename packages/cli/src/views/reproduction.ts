import type { Difference, ExperimentCard, Reproduction } from '@firstgrad/core/experiments'
import type { Context } from '../context.js'
import { drawTable } from '../terminal/table.js'
import { wrap } from '../terminal/wrap.js'
import { cellsOf, entryName } from './comparison.js'
import type { Measures } from './measure-name.js'

const isShown = ({ part }: Difference) => part === 'metrics' || part === 'figures'

/** Whether a run is that of the card made again, bit for bit, and where not. */
export const showReproduction = (
  context: Context,
  { same, differences }: Reproduction,
  card: ExperimentCard,
  measures: Measures,
): void => {
  const { texts, output, language } = context
  const words = texts.experiment
  const say = (line: string) => output.say(wrap(line, { hanging: 2 }))
  const list = (title: string, rows: readonly Difference[]) => {
    if (rows.length === 0) return
    output.say(title)
    const cells = rows.map(
      (row) => [entryName(row, context, measures), ...cellsOf(row.values)] as const,
    )
    const names = [words.before, words.now]
    output.say(drawTable(cells, { names, width: 78 }).replace(/^(?=.)/gm, '  '))
  }
  output.say()
  say(same ? output.colors.green(words.reproduced) : output.colors.red(words.notReproduced))
  if (card.language !== language) say(words.figuresNotCompared)
  list(words.differs, differences.filter(isShown))
  const others = differences.filter((each) => !isShown(each) && each.part !== 'language')
  list(same ? words.though : words.mayBeWhy, others)
}
