import { type Evidence, isTensorValue, type Value, writeValue } from '@firstgrad/core/exercises'
import { make } from '../../element/make.js'
import type { Texts } from '../../texts/texts.js'
import { aroundZero, pixelsOf, type Range, rangeOf } from './colours.js'
import { numbersOf } from './numbers.js'
import { type Part, partsOf } from './parts.js'
import { type Slice, sliceOf, worstOf } from './slice.js'

/** Pictures are at most this wide; each number is a square. */
const widest = 160
const largestSquare = 24

const written = (value: number) => String(Number(value.toPrecision(3)))

interface Shown {
  readonly name: string
  readonly value: Value
  readonly slice: Slice | null
  readonly range: Range
  readonly scale: 'brightness' | 'around-zero'
}

const picture = ({ name, slice, range, scale }: Shown, words: Texts['task']): HTMLElement[] => {
  if (!slice) return []
  const { rows, columns, values, index } = slice
  const { low, high } = rangeOf(values)
  const canvas = make('canvas', {
    width: columns,
    height: rows,
    role: 'img',
    'aria-label': words.picture(name, `[${rows}, ${columns}]`, written(low), written(high)),
  })
  const square = Math.min(largestSquare, widest / Math.max(rows, columns))
  canvas.style.width = `${columns * square}px`
  canvas.style.height = `${rows * square}px`
  const pixels = new ImageData(pixelsOf(values, range, scale), columns, rows)
  canvas.getContext('2d')?.putImageData(pixels, 0, 0)
  const caption = `${written(low)} … ${written(high)}`
  return [canvas, make('small', {}, index ? `${words.part(index)}: ${caption}` : caption)]
}

/** The value in a line where it fits in one, its picture, and the numbers of the picture. */
const shownValue = (shown: Shown, words: Texts['task']): HTMLElement => {
  const line = writeValue(shown.value)
  const isCut = isTensorValue(shown.value) && line.startsWith('tensor')
  const numbers = isCut && shown.slice ? numbersOf(shown.slice) : null
  return make(
    'div',
    {},
    make('dt', {}, shown.name),
    make(
      'dd',
      {},
      make('code', {}, line),
      ...picture(shown, words),
      ...(numbers
        ? [
            make(
              'details',
              {},
              make('summary', {}, words.numbers),
              make('pre', { tabindex: 0 }, numbers),
            ),
          ]
        : []),
    ),
  )
}

const partView = ({ path, target, yours, difference }: Part, words: Texts['task']) => {
  const at = worstOf(difference)
  const slice = (value: Value | undefined) =>
    isTensorValue(value) ? sliceOf(value, Math.min(at, value.values.length - 1)) : null
  const [right, mine] = [slice(target), slice(yours)]
  // On one scale, so that what looks the same is the same.
  const range = rangeOf(...[right, mine].flatMap((each) => (each ? [each.values] : [])))
  const shown: Shown[] = [
    { name: words.target, value: target, slice: right, range, scale: 'brightness' },
    { name: words.yours, value: yours, slice: mine, range, scale: 'brightness' },
  ]
  if (difference) {
    const off = aroundZero(rangeOf(difference.values))
    const part = slice(difference)
    shown.push({
      name: words.difference,
      value: difference,
      slice: part,
      range: off,
      scale: 'around-zero',
    })
  }
  return [
    ...(path ? [make('p', {}, make('code', {}, path))] : []),
    make('dl', {}, ...shown.map((each) => shownValue(each, words))),
  ]
}

/** Target, yours and the difference: as numbers, and tables of numbers as pictures too. */
export const evidenceView = (
  { target, yours }: Evidence,
  words: Texts['task'],
): HTMLElement | null => {
  if (target === undefined || yours === undefined) return null
  const parts = partsOf(target, yours).flatMap((part) => partView(part, words))
  return make('div', { class: 'evidence' }, ...parts)
}
