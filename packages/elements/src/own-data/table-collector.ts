import { encodeTable, readTable, type TableData } from '@firstgrad/core/own-data-page'
import { make } from '../element/make.js'
import { dropZone } from './drop-zone.js'
import { fileButton } from './file-button.js'
import type { CollectorOptions } from './picture-collector.js'

/** A table as it was read. */
type Table = ReturnType<typeof readTable>

export interface TableCollectorOptions extends CollectorOptions {
  /** Says what went wrong, in words. */
  readonly onTrouble: (error: unknown) => void
}

/** Where a table is read and its target chosen. */
export const tableCollector = ({ texts, say, onTrouble }: TableCollectorOptions) => {
  const words = texts.table
  let table: Table | null = null
  const target = make('select')
  const shown = make('div')

  const show = (name: string, { length, names, columns }: Table) => {
    target.replaceChildren(...names.map((each) => make('option', { value: each }, each)))
    // What is to be foretold mostly stands last.
    target.value = names.at(-1) ?? ''
    const head = [words.column, words.kind, words.missing]
    const rows = columns.map((column) => {
      const missing = column.values.filter((value) => value === null).length
      const cells = [words.kinds[column.type], String(missing)]
      return make(
        'tr',
        {},
        make('th', { scope: 'row' }, column.name),
        ...cells.map((cell) => make('td', {}, cell)),
      )
    })
    shown.replaceChildren(
      make('p', {}, words.summary(name, length, names.length)),
      make('p', {}, make('label', {}, words.target, ' ', target)),
      make(
        'div',
        { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': name },
        make(
          'table',
          {},
          make(
            'thead',
            {},
            make('tr', {}, ...head.map((each) => make('th', { scope: 'col' }, each))),
          ),
          make('tbody', {}, ...rows),
        ),
      ),
    )
    say(words.summary(name, length, names.length))
  }

  const take = async (file: File | undefined) => {
    if (!file) return
    try {
      table = readTable(new Uint8Array(await file.arrayBuffer()), file.name)
      show(file.name, table)
    } catch (error) {
      table = null
      shown.replaceChildren()
      onTrouble(error)
    }
  }
  const files = { accept: '.csv,.tsv,.txt,text/csv' }
  const element = make(
    'div',
    {},
    make('p', {}, words.how),
    dropZone(
      words.drop,
      (transfer) => void take(transfer.files[0]),
      fileButton(words.choose, files, (input) => void take(input.files?.[0])),
    ),
    shown,
  )
  return {
    element,
    /** @throws `core/own-data`; null where no table was read yet */
    data: (): TableData | null => table && encodeTable(table, target.value),
  }
}
