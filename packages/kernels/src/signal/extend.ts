import {
  add,
  concat,
  mul,
  neg,
  range,
  reverse,
  slice,
  sub,
  type Tensor2D,
  tile,
  zeros,
} from '@tensorflow/tfjs-core'

/**
 * How a signal goes on beyond its ends. For 1 2 3 4, before its first sample stands:
 *
 * | | |
 * |---|---|
 * | `zero` | 0 0 |
 * | `constant` | 1 1 |
 * | `symmetric` | 2 1 |
 * | `reflect` | 3 2 |
 * | `periodic` | 3 4 |
 * | `smooth` | -1 0: the line through the first two samples |
 * | `antisymmetric` | -2 -1 |
 * | `antireflect` | -1 0: `reflect`, turned around the first sample |
 */
export type SignalExtension =
  | 'zero'
  | 'constant'
  | 'symmetric'
  | 'reflect'
  | 'periodic'
  | 'smooth'
  | 'antisymmetric'
  | 'antireflect'

type FoldedExtension = Exclude<SignalExtension, 'zero' | 'constant' | 'smooth'>

/** What stands right before a signal, `length` samples that are made of as many, or one more, of its first. */
const fold = (rows: Tensor2D, length: number, extension: FoldedExtension): Tensor2D => {
  const samples = rows.shape[1]
  const cut = (first: number) => slice(rows, [0, first], [-1, length])
  switch (extension) {
    case 'periodic':
      return cut(samples - length)
    case 'symmetric':
      return reverse(cut(0), 1)
    case 'antisymmetric':
      return neg(reverse(cut(0), 1))
    case 'reflect':
      return reverse(cut(1), 1)
    case 'antireflect':
      return sub<Tensor2D>(mul(slice(rows, [0, 0], [-1, 1]), 2), reverse(cut(1), 1))
  }
}

/** Whether the first sample is the mirror, and is not seen in it. */
const isAround = (extension: SignalExtension) =>
  extension === 'reflect' || extension === 'antireflect'

/** The samples before a signal; far ones are made of near ones, as often as it takes. */
const before = (rows: Tensor2D, count: number, extension: SignalExtension): Tensor2D => {
  const [signals, samples] = rows.shape
  if (extension === 'zero') return zeros([signals, count])
  const first = slice(rows, [0, 0], [-1, 1])
  // One sample has no slope and nothing behind it to be seen.
  if (
    extension === 'constant' ||
    (samples === 1 && (isAround(extension) || extension === 'smooth'))
  ) {
    return tile(first, [1, count])
  }
  if (extension === 'smooth') {
    const slope = sub<Tensor2D>(slice(rows, [0, 1], [-1, 1]), first)
    return add<Tensor2D>(first, mul(slope, range(-count, 0)))
  }
  const most = isAround(extension) ? samples - 1 : samples
  const blocks: Tensor2D[] = []
  let nearest = rows
  for (let left = count; left > 0; left -= most) {
    const block = fold(nearest, Math.min(left, most), extension)
    blocks.unshift(block)
    if (left > most) nearest = slice(concat([block, nearest], 1), [0, 0], [-1, samples])
  }
  return blocks.length === 1 ? blocks[0]! : concat(blocks, 1)
}

/** Signals `[signals, samples]` with `left` samples before and `right` samples behind. */
export const extend = (
  rows: Tensor2D,
  { left, right }: { readonly left: number; readonly right: number },
  extension: SignalExtension,
): Tensor2D => {
  const parts = [rows]
  if (left > 0) parts.unshift(before(rows, left, extension))
  if (right > 0) parts.push(reverse(before(reverse(rows, 1), right, extension), 1))
  return parts.length === 1 ? rows : concat(parts, 1)
}
