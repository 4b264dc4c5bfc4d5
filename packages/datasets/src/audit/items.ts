import type { AuditItem } from './report.js'
import type { Split, Splits } from './split.js'

/** The label as it stands in the data, or `null` if there is none. */
export const labelOf = ({ labels }: Split, index: number): number | null => {
  const label = labels?.[index]
  return label !== undefined && Number.isFinite(label) ? label : null
}

export const itemOf = (split: Split, index: number): AuditItem => ({
  split: split.name,
  index,
  label: labelOf(split, index),
})

/** Each two splits, in order. */
export const pairsOfSplits = ({ list }: Splits): [number, number][] =>
  list.flatMap((_, a) => list.slice(a + 1).map((_, i): [number, number] => [a, a + 1 + i]))
