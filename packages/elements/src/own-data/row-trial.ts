import type { RowAnswer, TableData } from '@firstgrad/core/own-data'
import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'
import { sharesView } from './answer-view.js'

export interface RowTrialOptions {
  readonly data: TableData
  readonly texts: Texts['ownData']
  readonly say: (words: string) => void
  readonly ask: (row: ReadonlyMap<string, number | string>) => Promise<RowAnswer | null>
}

const short = (value: number) => String(Number(value.toPrecision(5)))

/** Where a trained model is asked about one more row. */
export const rowTrial = ({ data: { columns, target }, texts, say, ask }: RowTrialOptions) => {
  const words = texts.try
  const fields = columns.map((column) => {
    const field =
      column.kind === 'number'
        ? make('input', { type: 'number', step: 'any' })
        : make(
            'select',
            {},
            make('option', { value: '' }, words.unknown),
            ...column.values.map((value) => make('option', { value }, value)),
          )
    return { column, field }
  })
  const answer = make('div')
  const button = make('button', { type: 'button', class: 'primary' }, words.ask)
  button.addEventListener('click', async () => {
    const row = new Map(
      fields.flatMap(({ column, field }) => {
        if (field.value === '') return []
        return [
          [column.name, column.kind === 'number' ? Number(field.value) : field.value] as const,
        ]
      }),
    )
    const said = await ask(row)
    if (!said) return
    if (said.kind === 'class' && target.kind === 'class') {
      answer.replaceChildren(sharesView(target.classes, said.shares, words))
      const best = said.shares.indexOf(Math.max(...said.shares))
      say(words.foretold(target.name, target.classes[best]!))
    } else if (said.kind === 'number') {
      const text = words.foretold(target.name, short(said.value))
      answer.replaceChildren(make('p', {}, text))
      say(text)
    }
  })
  return make(
    'div',
    {},
    make('p', {}, words.table),
    make(
      'div',
      { class: 'row' },
      ...fields.map(({ column, field }) => make('label', {}, column.name, field)),
    ),
    make('p', {}, button),
    answer,
  )
}
