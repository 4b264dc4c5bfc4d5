import type { Language } from '@firstgrad/errors'
import type { Figure } from '../figures/figure.js'
import type { Table } from '../figures/kind.js'
import { figureOf, kindOf } from '../figures/kinds.js'

export interface WordsOptions {
  /** Left out: en. */
  readonly lang?: Language
}

/**
 * What the figure shows as rows of texts and numbers.
 *
 * @example
 * ```ts
 * const { columns, rows } = toTable(figure)
 * ```
 */
export const toTable = (figure: Figure, { lang = 'en' }: WordsOptions = {}): Table => {
  const checked = figureOf(figure)
  return kindOf(checked).table(checked, lang)
}

/**
 * One true sentence about the figure, for people who cannot see it.
 *
 * @example
 * ```ts
 * summary(figure) // A line chart: train goes from 2.3 at 0 to 0.4 at 2 (lowest 0.4 at 2, ...
 * ```
 */
export const summary = (figure: Figure, { lang = 'en' }: WordsOptions = {}): string => {
  const checked = figureOf(figure)
  return kindOf(checked).sentence(checked, lang)
}
