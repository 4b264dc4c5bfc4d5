import type { TableData } from '@firstgrad/core/own-data'
import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'

/** Which columns and rows of a table are not learned from, and why; nothing where all are. */
export const leftOutOf = (
  { leftOut, rowsLeftOut }: Pick<TableData, 'leftOut' | 'rowsLeftOut'>,
  words: Texts['ownData']['leftOut'],
): readonly HTMLElement[] => {
  const items = leftOut.map(({ name, because }) => words.because[because](name))
  if (rowsLeftOut > 0) items.push(words.rows(rowsLeftOut))
  if (items.length === 0) return []
  return [
    make(
      'div',
      { class: 'left-out' },
      make('p', {}, words.title),
      make('ul', {}, ...items.map((item) => make('li', {}, item))),
    ),
  ]
}
