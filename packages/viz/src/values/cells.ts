import { vizError } from '../errors.js'
import { type Numbers, numbersOf, shapeOf } from './numbers.js'

/** A number as JSON can hold it: null stands for NaN and the infinities. */
export type Cell = number | null

/** Numbers in a row, ready for JSON. */
export const cellsOf = (values: Numbers): Cell[] => {
  const numbers = numbersOf(values)
  const cells = new Array<Cell>(numbers.length)
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i] as number
    cells[i] = Number.isFinite(value) ? value : null
  }
  return cells
}

/** Numbers in rows and columns. Throws `viz/bad-shape`. */
export interface Grid {
  readonly rows: number
  readonly columns: number
  readonly values: Cell[]
}

export const gridOf = (values: Numbers, what: string): Grid => {
  const [rows, columns] = shapeOfRank(values, 2, what, '[rows, columns]') as [number, number]
  return { rows, columns, values: cellsOf(values) }
}

/** The shape, if it has so many axes. */
export const shapeOfRank = (
  values: Numbers,
  rank: number,
  what: string,
  expected: string,
): number[] => {
  const shape = shapeOf(values)
  // An empty array does not say how many axes it has.
  if (shape.length === 1 && shape[0] === 0) return new Array<number>(rank).fill(0)
  if (shape.length !== rank) {
    throw vizError('viz/bad-shape', { what, expected, received: `[${shape.join(', ')}]` })
  }
  return shape
}

/** Whole numbers from 0 on, such as classes. Throws `viz/bad-class`. */
export const classesOf = (values: Numbers, what: string): number[] =>
  Array.from(numbersOf(values), (value, index) => {
    const number = Number(value)
    if (!Number.isInteger(number) || number < 0) {
      throw vizError('viz/bad-class', { what, index, received: number })
    }
    return number
  })
