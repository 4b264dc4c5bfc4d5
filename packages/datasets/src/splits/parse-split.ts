import { datasetsError } from '../errors.js'

/** Items `start` to `end - 1` of one split, in the fixed order of the published files. */
export interface Slice {
  readonly split: string
  readonly start: number
  readonly end: number
}

const partPattern = /^([a-z][a-z0-9_-]*)(?:\[(.*)\])?$/i
const boundaryPattern = /^(-?)(\d{1,15})(?:\.(\d{1,3}))?(%?)$/

/**
 * The item at which a boundary lies. A percentage p of n items lies at n * p / 100 rounded half up,
 * wherever it stands, so `[:p%]` and `[p%:]` never overlap and together are everything. Counted in
 * thousandths of a percent to stay exact.
 */
const boundaryAt = (
  text: string,
  { whole, part, split, count }: { whole: string; part: string; split: string; count: number },
): number => {
  const [, minus, digits, fraction, percent] = boundaryPattern.exec(text) ?? []
  if (digits === undefined || (fraction !== undefined && !percent)) {
    throw datasetsError('datasets/bad-split', { split: whole, part })
  }
  if (percent) {
    const thousandths = Number(digits) * 1000 + Number((fraction ?? '').padEnd(3, '0'))
    if (thousandths > 100_000) throw datasetsError('datasets/bad-split', { split: whole, part })
    const fromStart = minus ? 100_000 - thousandths : thousandths
    return Math.floor((2 * count * fromStart + 100_000) / 200_000)
  }
  const items = Number(digits)
  if (items > count) {
    const details = { split: part, name: split, count, wanted: items }
    throw datasetsError('datasets/split-out-of-range', details)
  }
  return minus ? count - items : items
}

/**
 * Reads a split in the notation of TensorFlow Datasets: `train`, `test`, `train[:10000]`,
 * `train[10%:90%]`, `train[-1000:]`, or several of them joined by `+`.
 *
 * Slices are of the fixed order of the published files. Unlike Python's, a slice that reaches past
 * the end is an error, and so is one that selects nothing: both are mistakes that would show much
 * later.
 *
 * @param counts the number of items of each split, by name
 * @throws `datasets/bad-split`, `datasets/unknown-split`, `datasets/split-out-of-range`,
 * `datasets/empty-split`
 *
 * @example
 * ```ts
 * parseSplit('train[10%:90%]', { train: 60_000 }) // [{ split: 'train', start: 6000, end: 54000 }]
 * ```
 */
export const parseSplit = (
  whole: string,
  counts: Readonly<Record<string, number>>,
  name = 'The data set',
): readonly Slice[] =>
  whole.split('+').map((text) => {
    const part = text.trim()
    const [, split, range] = partPattern.exec(part) ?? []
    if (split === undefined) throw datasetsError('datasets/bad-split', { split: whole, part })
    if (!Object.hasOwn(counts, split)) {
      throw datasetsError('datasets/unknown-split', { split, name, known: Object.keys(counts) })
    }
    const count = counts[split]!
    if (range === undefined) return { split, start: 0, end: count }

    const ends = range.split(':').map((end) => end.trim())
    if (ends.length !== 2) throw datasetsError('datasets/bad-split', { split: whole, part })
    const context = { whole, part, split, count }
    const start = ends[0] === '' ? 0 : boundaryAt(ends[0]!, context)
    const end = ends[1] === '' ? count : boundaryAt(ends[1]!, context)
    if (start >= end) throw datasetsError('datasets/empty-split', { split: part, start, end })
    return { split, start, end }
  })
