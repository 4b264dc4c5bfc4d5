import type { Compared, RunComparison } from '@firstgrad/core/experiments'
import { toCharacters } from '@firstgrad/core/figures-node'
import type { Context } from '../context.js'
import { shortNumber } from '../terminal/short-number.js'
import { drawTable } from '../terminal/table.js'
import { terminalWidth } from './experiment.js'
import { type Measures, measureName } from './measure-name.js'

/** What a card says: `learning rate`, `backend`, `tfjs`. */
export const entryName = (
  { part, name }: Pick<Compared, 'part' | 'name'>,
  { language, texts }: Context,
  measures: Measures,
): string => {
  if (name === null) return texts.experiment.part[part]
  if (part === 'metrics') return measureName(measures, name, language)
  return part === 'figures' ? `${texts.experiment.part.figures} ${name}` : name
}

const mostLetters = 24

/** Values of one row: short ones, but never the same words for two that differ. */
export const cellsOf = (values: Compared['values']): string[] => {
  const written = (digits: number) =>
    values.map((value) =>
      value === null
        ? '-'
        : typeof value === 'number'
          ? shortNumber(value, digits)
          : String(value).slice(0, mostLetters),
    )
  const short = written(6)
  const isTold = new Set(short).size === new Set(values).size
  return isTold ? short : written(17)
}

const differs = ({ values }: Compared) => new Set(values).size > 1

/** Runs side by side: what was set differently, and what came of it. */
export const showComparison = (
  context: Context,
  { settings, metrics }: Pick<RunComparison, 'settings' | 'metrics'>,
  measures: Measures,
): void => {
  const { texts, output } = context
  const runs = (settings[0] ?? metrics[0])?.values.length ?? 0
  const names = Array.from({ length: runs }, (_, i) => texts.experiment.run(i + 1))
  const show = (title: string, rows: readonly Compared[], nothing: string) => {
    output.say(output.colors.bold(title))
    if (rows.length === 0) output.say(`  ${nothing}`)
    else {
      const cells = rows.map(
        (row) => [entryName(row, context, measures), ...cellsOf(row.values)] as const,
      )
      output.say(drawTable(cells, { names, width: 78 }).replace(/^(?=.)/gm, '  '))
    }
  }
  show(texts.experiment.differences, settings, texts.experiment.noDifference)
  output.say()
  show(texts.experiment.metrics, metrics, texts.experiment.noMetrics)
}

/** A chart for each result in which the runs differ. */
export const showBars = (
  { language, output }: Context,
  { metrics, bars }: Pick<RunComparison, 'metrics' | 'bars'>,
): void => {
  for (const [i, figure] of bars.entries()) {
    if (!differs(metrics[i]!)) continue
    output.say()
    output.say(toCharacters(figure, { columns: terminalWidth(output), lang: language }))
  }
}
