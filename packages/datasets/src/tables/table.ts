import { unexpectedContent } from '../content/read-text.js'
import type { DatasetInfo } from '../info.js'

/** One value per row. A missing number is NaN, a missing text `''`. */
export type Column = Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer> | readonly string[]

/**
 * Rows with one class each, kept column by column.
 *
 * @example
 * ```ts
 * const { columns, labels, classNames } = await load('iris', { split: 'train[:80%]' })
 * console.log(columns.petalLengthCm[0], classNames[labels[0]!])
 * ```
 */
export interface LabelledTable<Columns extends Readonly<Record<string, Column>>> {
  /** The number of rows. */
  readonly length: number
  /** By name, each `[length]`. Units are in the names. */
  readonly columns: Columns
  /** `[length]`, each an index into `classNames`. */
  readonly labels: Uint8Array<ArrayBuffer>
  readonly classNames: readonly string[]
  readonly info: DatasetInfo
}

/** The numbers of the chosen rows, NaN for what is missing. */
export const numberColumn = (
  rows: Uint32Array,
  cellOf: (row: number) => number | null | undefined,
): Float64Array<ArrayBuffer> => Float64Array.from(rows, (row) => cellOf(row) ?? Number.NaN)

/** The texts of the chosen rows, `''` for what is missing. */
export const textColumn = (
  rows: Uint32Array,
  cellOf: (row: number) => string | null | undefined,
): readonly string[] => Array.from(rows, (row) => cellOf(row) ?? '')

/**
 * The classes of the chosen rows as numbers.
 *
 * @throws `datasets/unexpected-shape` for a class that has no name in `classNames`
 */
export const labelColumn = (
  rows: Uint32Array,
  { classNames, name }: DatasetInfo,
  classOf: (row: number) => string | undefined,
): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(rows, (row) => {
    const received = String(classOf(row))
    const label = classNames.indexOf(received)
    if (label === -1) throw unexpectedContent(name, classNames.join(', '), received)
    return label
  })
