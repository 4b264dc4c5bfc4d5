import type { CsvType } from './csv-options.js'

// Each in one pass, whatever the cell: no two parts can take the same characters.
const decimal = /^[ \t]*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?[ \t]*$/
const integer = /^[ \t]*[+-]?\d+[ \t]*$/
const leadingZero = /^[ \t]*[+-]?0\d/
const truth = /^[ \t]*(?:true|false)[ \t]*$/i

// As Python, NumPy, pandas and JavaScript write them.
const special: ReadonlyMap<string, number> = new Map([
  ['nan', Number.NaN],
  ['NaN', Number.NaN],
  ['inf', Number.POSITIVE_INFINITY],
  ['-inf', Number.NEGATIVE_INFINITY],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
])

/** @returns `undefined` for what is no number, or larger than a number can be */
export const readNumber = (cell: string): number | undefined => {
  if (!decimal.test(cell)) return special.get(cell.trim())
  const value = Number(cell)
  return Number.isFinite(value) ? value : undefined
}

const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
])

export const readBoolean = (cell: string): boolean | undefined =>
  booleans.get(cell.trim().toLowerCase())

/** False for what a number would change: codes such as 007, and whole numbers beyond 2^53. */
const isSurelyNumber = (cell: string): boolean => {
  const value = readNumber(cell)
  if (value === undefined) return false
  if (leadingZero.test(cell)) return false
  return !integer.test(cell) || Number.isSafeInteger(value)
}

const isSurelyBoolean = (cell: string): boolean => truth.test(cell)

/** The type that fits every cell of a column; `null` stands for a missing one. */
export const inferType = (cells: readonly (string | null)[]): CsvType => {
  const present = cells.filter((cell) => cell !== null)
  if (present.length === 0) return 'string'
  if (present.every(isSurelyNumber)) return 'number'
  return present.every(isSurelyBoolean) ? 'boolean' : 'string'
}
