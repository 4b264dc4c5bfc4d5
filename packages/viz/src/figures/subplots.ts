import * as z from 'zod/mini'
import { vizError } from '../errors.js'
import { moved } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'
import { words } from '../words/words.js'
import type { Figure } from './figure.js'
import { figuresTable } from './figures-table.js'
import { type FigureOptions, type Kind, leastSize } from './kind.js'
import { head, positive, rule } from './schema.js'

export interface SubplotsOptions extends FigureOptions {
  /** Row by row, as many as there are places or fewer. */
  readonly figures: readonly Figure[]
}

/** The shape of figures side by side, given what a figure is. */
export const subplotsSchema = <T extends z.ZodMiniType>(figure: T) =>
  z
    .strictObject({
      ...head('subplots'),
      rows: positive.check(z.maximum(50)),
      columns: positive.check(z.maximum(50)),
      figures: z.array(figure),
    })
    .check(
      rule(
        ({ rows, columns, figures }) => figures.length <= rows * columns,
        'expected no more figures than places',
      ),
    )

/** Figures side by side. */
export interface Subplots {
  version: 1
  kind: 'subplots'
  title?: string | undefined
  width?: number | undefined
  height?: number | undefined
  rows: number
  columns: number
  figures: Figure[]
}

/** Throws `viz/too-many-figures`. */
export const checkPlaces = (rows: number, columns: number, figures: readonly Figure[]): void => {
  for (const [option, received] of [
    ['rows', rows],
    ['columns', columns],
  ] as const) {
    if (!(Number.isInteger(received) && received >= 1))
      throw vizError('viz/bad-count', { option, least: 1, received })
  }
  if (figures.length > rows * columns) {
    throw vizError('viz/too-many-figures', { rows, columns, received: figures.length })
  }
}

const between = (medium: Medium) => ({
  x: 4 * medium.gapX,
  y: medium.gapY > 0 ? 20 : medium.small.line,
})

export const subplotsKind = (
  schema: z.ZodMiniType<Subplots>,
  kindOf: (figure: Figure) => Kind<Figure>,
  heightOf: (figure: Figure, width: number, medium: Medium) => number,
): Kind<Subplots> => ({
  schema,
  least: ({ rows, columns }) => ({
    width: columns * (leastSize.width + 24),
    height: rows * (leastSize.height + 20),
  }),
  height({ rows, columns, figures }, width, medium) {
    const gap = between(medium)
    const inner = Math.max(1, (width - (columns - 1) * gap.x) / columns)
    let total = (rows - 1) * gap.y
    for (let row = 0; row < rows; row++) {
      const inRow = figures.slice(row * columns, (row + 1) * columns)
      total += Math.max(0, ...inRow.map((figure) => heightOf(figure, inner, medium)))
    }
    return total
  },
  draw({ rows, columns, figures }, width, height, medium, compose) {
    const gap = between(medium)
    const inner = Math.max(1, (width - (columns - 1) * gap.x) / columns)
    const wanted = Array.from({ length: rows }, (_, row) =>
      Math.max(
        0,
        ...figures
          .slice(row * columns, (row + 1) * columns)
          .map((figure) => heightOf(figure, inner, medium)),
      ),
    )
    const sum = wanted.reduce((a, b) => a + b, 0) || 1
    const room = Math.max(rows, height - (rows - 1) * gap.y)
    const high = wanted.map((h) => Math.max(1, medium.snap((h / sum) * room)))
    const drawings = figures.map((figure, i) => {
      const row = Math.floor(i / columns)
      const y = high.slice(0, row).reduce((a, b) => a + b + gap.y, 0)
      return moved(
        compose(figure, inner, high[row] as number, medium),
        (i % columns) * (inner + gap.x),
        y,
      )
    })
    return { marks: drawings.flatMap((d) => d.marks), tips: drawings.flatMap((d) => d.tips) }
  },
  table: ({ figures }, lang) => figuresTable(words(lang).figure, figures, kindOf, lang),
  sentence: ({ figures }, lang) =>
    words(lang).subplots(
      figures.length,
      figures.map((figure) =>
        [figure.title, kindOf(figure).sentence(figure, lang)]
          .filter(Boolean)
          .join(words(lang).colon),
      ),
    ),
})
