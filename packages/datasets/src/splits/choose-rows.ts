import type { DatasetInfo } from '../info.js'
import { permutation } from '../random/permutation.js'
import type { Slice } from './parse-split.js'

/** Never to be changed: it decides which items lie in `train[:80%]`. */
const mixSeed = 0

/**
 * Which items of a data set that has only the split `train` are wanted, in the order in which they
 * are given: the slices one after the other, then shuffled by `seed`.
 *
 * Items whose `order` is mixed are put into one fixed order before anything is cut. Those sets are
 * published sorted, by class or by the alphabet, and a slice of that order would lack whole classes.
 *
 * @returns for each item its place in the published file
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
  const count = splits.train ?? 0
  const all =
    order === 'mixed'
      ? permutation(count, { seed: mixSeed })
      : Uint32Array.from({ length: count }, (_, index) => index)
  const rows = Uint32Array.from(slices.flatMap(({ start, end }) => [...all.subarray(start, end)]))
  if (seed === undefined) return rows
  return permutation(rows.length, { seed }).map((index) => rows[index]!)
}
