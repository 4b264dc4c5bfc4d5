import type { DatasetInfo } from '../info.js'
import { permutation } from '../random/permutation.js'
import type { Slice } from './parse-split.js'

/** Never to be changed: it decides which items lie in `train[:80%]`. */
const mixSeed = 0

/**
 * Which items are wanted, in the order in which they are given: the slices one after the other, then
 * shuffled by `seed`.
 *
 * Items whose `order` is mixed are put into one fixed order before anything is cut, each split for
 * itself. Those sets are published sorted, by class or by the alphabet, and a slice of that order
 * would lack whole classes.
 *
 * @returns for each item its place among the published ones, the splits one behind the other
 *
 * @example
 * ```ts
 * chooseRows(info, { slices: [{ split: 'train', start: 0, end: 120 }] }) // 120 places out of 150
 * ```
 */
export const chooseRows = (
  { splits, order }: Pick<DatasetInfo, 'splits' | 'order'>,
  { slices, seed }: { readonly slices: readonly Slice[]; readonly seed?: number | undefined },
): Uint32Array => {
  const places = new Map<string, Uint32Array>()
  let first = 0
  for (const [split, count] of Object.entries(splits)) {
    const offset = first
    const within =
      order === 'mixed' ? permutation(count, { seed: mixSeed }) : new Uint32Array(count).keys()
    places.set(
      split,
      Uint32Array.from(within, (index) => offset + index),
    )
    first += count
  }
  const rows = Uint32Array.from(
    slices.flatMap(({ split, start, end }) => [...places.get(split)!.subarray(start, end)]),
  )
  if (seed === undefined) return rows
  return permutation(rows.length, { seed }).map((index) => rows[index]!)
}
