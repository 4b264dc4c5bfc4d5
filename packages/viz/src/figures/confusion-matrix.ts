import * as z from 'zod/mini'
import { vizError } from '../errors.js'
import { matrix } from '../layout/matrix.js'
import { percentText, valueText } from '../scales/format.js'
import { classesOf, gridOf } from '../values/cells.js'
import { mustHave } from '../values/lengths.js'
import type { Numbers } from '../values/numbers.js'
import { words } from '../words/words.js'
import type { FigureOptions, Kind } from './kind.js'
import { make } from './make.js'
import { squareHeight } from './natural-height.js'
import { grid, head, rule, texts } from './schema.js'

const schema = z
  .strictObject({ ...head('confusionMatrix'), classes: texts, grid })
  .check(
    rule(
      ({ classes, grid: g }) => g.rows === classes.length && g.columns === classes.length,
      'expected a row and a column for each class',
    ),
  )
  .check(
    rule(
      ({ grid: g }) => g.values.every((v) => v !== null && v >= 0 && Number.isInteger(v)),
      'expected counts: whole numbers from 0 on',
    ),
  )

/** How often each class was taken for each: rows are what is true, columns what was predicted. */
export type ConfusionMatrix = z.infer<typeof schema>

export type ConfusionMatrixOptions = FigureOptions & {
  readonly classes: readonly string[]
} & (
    | {
        /** Counts of shape `[true, predicted]`. */
        readonly counts: Numbers
      }
    | { readonly labels: Numbers; readonly predictions: Numbers }
  )

/**
 * Counts of what is true against what was predicted, as scikit-learn arranges them.
 *
 * @example
 * ```ts
 * const figure = confusionMatrix({
 *   classes: ['cat', 'dog'],
 *   labels: [0, 0, 1, 1],
 *   predictions: [0, 1, 1, 1],
 * })
 * ```
 */
export const confusionMatrix = (options: ConfusionMatrixOptions): ConfusionMatrix => {
  const { classes, title, width, height } = options
  const found =
    'counts' in options ? gridOf(options.counts, 'counts') : countsOf(options, classes.length)
  return make(schema, { kind: 'confusionMatrix', title, width, height, classes, grid: found })
}

const countsOf = (
  { labels, predictions }: { readonly labels: Numbers; readonly predictions: Numbers },
  classes: number,
) => {
  const [truth, guesses] = [classesOf(labels, 'labels'), classesOf(predictions, 'predictions')]
  mustHave(truth.length, guesses, 'predictions')
  const values = new Array<number>(classes * classes).fill(0)
  for (const [index, label] of truth.entries()) {
    const guess = guesses[index] as number
    for (const [what, received] of [
      ['labels', label],
      ['predictions', guess],
    ] as const) {
      if (received >= classes)
        throw vizError('viz/unknown-class', { what, index, received, classes })
    }
    ;(values[label * classes + guess] as number)++
  }
  return { rows: classes, columns: classes, values }
}

const rightOf = ({ grid: { rows, columns, values } }: ConfusionMatrix) => {
  let right = 0
  for (let i = 0; i < rows; i++) right += values[i * columns + i] as number
  const total = values.reduce<number>((sum, v) => sum + (v as number), 0)
  return { right, total }
}

export const confusionMatrixKind: Kind<ConfusionMatrix> = {
  schema,
  height: (_, width, medium) => squareHeight(width, medium),
  draw(figure, width, height, medium) {
    const w = words(medium.lang)
    const { classes } = figure
    const most = Math.max(1, ...figure.grid.values.map(Number))
    return matrix(
      figure.grid,
      {
        x: { names: classes, label: w.predicted },
        y: { names: classes, label: w.actual },
        map: 'cividis',
        domain: [0, most],
        equal: true,
        bar: true,
        textOf: valueText,
        tipOf: (row, column, value) => {
          const inRow = figure.grid.values
            .slice(row * classes.length, (row + 1) * classes.length)
            .reduce<number>((sum, v) => sum + (v as number), 0)
          const share = inRow > 0 ? ` (${percentText((value ?? 0) / inRow)})` : ''
          return `${w.actual}: ${classes[row]}\n${w.predicted}: ${classes[column]}\n${valueText(value)}${share}`
        },
      },
      width,
      height,
      medium,
    )
  },
  table: ({ classes, grid: g }, lang) => ({
    columns: [`${words(lang).actual} \\ ${words(lang).predicted}`, ...classes],
    rows: classes.map((name, row) => [
      name,
      ...g.values.slice(row * g.columns, (row + 1) * g.columns),
    ]),
  }),
  sentence(figure, lang) {
    const { right, total } = rightOf(figure)
    const { classes, grid: g } = figure
    let worst = { count: 0, actual: '', predicted: '' }
    for (const [index, value] of g.values.entries()) {
      const [row, column] = [Math.floor(index / g.columns), index % g.columns]
      if (row !== column && (value as number) > worst.count) {
        worst = {
          count: value as number,
          actual: classes[row] as string,
          predicted: classes[column] as string,
        }
      }
    }
    return words(lang).confusion({
      right,
      total,
      share: total === 0 ? '—' : percentText(right / total),
      worst,
    })
  },
}
