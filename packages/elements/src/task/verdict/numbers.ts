import type { Slice } from './slice.js'

/** So that a table can be read, and a page does not drown in numbers. */
const most = 16

const written = (value: number) =>
  Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(4)))

/** The numbers of a picture in columns; null where they are too many. */
export const numbersOf = ({ rows, columns, values }: Slice): string | null => {
  if (rows > most || columns > most) return null
  const texts = Array.from(values, written)
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...texts.filter((_text, i) => i % columns === column).map(({ length }) => length)),
  )
  return Array.from({ length: rows }, (_, row) =>
    widths.map((width, column) => texts[row * columns + column]!.padStart(width)).join(' '),
  ).join('\n')
}
