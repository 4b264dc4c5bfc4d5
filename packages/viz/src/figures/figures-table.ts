import type { Language } from '@firstgrad/errors'
import { words } from '../words/words.js'
import type { Figure } from './figure.js'
import type { Kind, Table } from './kind.js'

/** One row for each of several figures: its number, its title and what it says. */
export const figuresTable = (
  what: string,
  figures: readonly Figure[],
  kindOf: (figure: Figure) => Kind<Figure>,
  lang: Language,
): Table => ({
  columns: [what, words(lang).title, words(lang).summary],
  rows: figures.map((figure, i) => [
    i + 1,
    figure.title ?? '',
    kindOf(figure).sentence(figure, lang),
  ]),
})
