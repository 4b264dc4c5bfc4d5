import {
  type Evidence,
  isTensorValue,
  type TensorValue,
  type Value,
  writeValue,
} from '@firstgrad/core/exercises'
import { make } from '../../element/make.js'
import type { Texts } from '../../texts/texts.js'
import { aroundZero, pixelsOf, type Range, rangeOf } from './colours.js'
import { sliceOf, worstOf } from './slice.js'

type Scale = 'brightness' | 'around-zero'

/** Pictures are at most this wide; each number is a square. */
const widest = 160
const largestSquare = 24

const written = (value: number) => String(Number(value.toPrecision(3)))

const picture = (
  name: string,
  tensor: TensorValue,
  at: number,
  range: Range,
  scale: Scale,
  words: Texts['task'],
): HTMLElement[] => {
  const slice = sliceOf(tensor, at)
  if (!slice) return []
  const { rows, columns, values, index } = slice
  const shape = `[${tensor.shape.join(', ')}]`
  const { low, high } = rangeOf(values)
  const canvas = make('canvas', {
    width: columns,
    height: rows,
    role: 'img',
    'aria-label': words.picture(name, shape, written(low), written(high)),
  })
  const square = Math.min(largestSquare, widest / Math.max(rows, columns))
  canvas.style.width = `${columns * square}px`
  canvas.style.height = `${rows * square}px`
  const context = canvas.getContext('2d')
  context?.putImageData(new ImageData(pixelsOf(values, range, scale), columns, rows), 0, 0)
  return [canvas, ...(index ? [make('small', {}, words.part(index))] : [])]
}

/** Target, yours and the difference: as numbers, and tables of numbers as pictures on one scale. */
export const evidenceView = (
  { target, yours, difference }: Evidence,
  words: Texts['task'],
): HTMLElement => {
  const view = make('div', { class: 'evidence' })
  if (target === undefined || yours === undefined) return view
  const off = isTensorValue(difference) ? difference : undefined
  const at = worstOf(off)
  const tensors = [target, yours].filter(isTensorValue)
  const parts = tensors.flatMap(
    (tensor) => sliceOf(tensor, Math.min(at, tensor.values.length - 1)) ?? [],
  )
  const common = rangeOf(...parts.map(({ values }) => values))
  const rows: readonly (readonly [string, Value, Range, Scale])[] = [
    [words.target, target, common, 'brightness'],
    [words.yours, yours, common, 'brightness'],
    ...(off
      ? [[words.difference, off, aroundZero(rangeOf(off.values)), 'around-zero'] as const]
      : []),
  ]
  const list = make('dl')
  for (const [name, value, range, scale] of rows) {
    const pictures = isTensorValue(value)
      ? picture(name, value, Math.min(at, value.values.length - 1), range, scale, words)
      : []
    list.append(
      make(
        'div',
        {},
        make('dt', {}, name),
        make('dd', {}, make('code', {}, writeValue(value)), ...pictures),
      ),
    )
  }
  view.append(list)
  return view
}
