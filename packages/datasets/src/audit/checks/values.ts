import type { Settings } from '../options.js'
import type { ValuesCheck, ValuesOfSplit, Verdict } from '../report.js'
import { partOf, type Steps } from '../run-steps.js'
import type { Split, Splits } from '../split.js'

const valuesPerStep = 2 ** 20

type Range = readonly [number, number]

function* valuesOf(split: Split, { range, listed }: Settings): Steps<ValuesOfSplit> {
  const { name, values, size, length, featureNames } = split
  const [lowest, highest] = range ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  const least = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
  const most = new Float64Array(size).fill(Number.NEGATIVE_INFINITY)
  // NaN and infinities are in no range, so a place that has one is not called constant.
  const broken = new Uint8Array(size)
  const rows = Math.max(1, Math.floor(valuesPerStep / size))
  const items: number[] = []
  let [nan, infinite, outside, sum] = [0, 0, 0, 0]
  for (let index = 0, at = 0; index < length; index++) {
    let isOdd = false
    for (let place = 0; place < size; place++, at++) {
      const value = values[at]!
      // One comparison for the usual case: it is false for NaN.
      if (value >= lowest && value <= highest && value - value === 0) {
        sum += value
        if (value < least[place]!) least[place] = value
        if (value > most[place]!) most[place] = value
        continue
      }
      isOdd = true
      if (Number.isNaN(value)) nan += 1
      else if (!Number.isFinite(value)) infinite += 1
      else {
        outside += 1
        sum += value
        if (value < least[place]!) least[place] = value
        if (value > most[place]!) most[place] = value
        continue
      }
      broken[place] = 1
    }
    if (isOdd && items.length < listed) items.push(index)
    if (index % rows === 0) yield index / length
  }
  const rangeAt = (place: number): Range | null =>
    least[place]! <= most[place]! ? [least[place]!, most[place]!] : null
  const constantAt: number[] = []
  let whole: Range | null = null
  for (let place = 0; place < size; place++) {
    const here = rangeAt(place)
    if (!here) continue
    whole = whole ? [Math.min(whole[0], here[0]), Math.max(whole[1], here[1])] : here
    if (length > 1 && here[0] === here[1] && !broken[place]) constantAt.push(place)
  }
  const finite = length * size - nan - infinite
  const mean = sum / finite
  return {
    split: name,
    values: length * size,
    nan,
    infinite,
    outside,
    items,
    range: whole,
    // The sum of huge numbers can be infinite, which is no JSON.
    mean: Number.isFinite(mean) ? mean : null,
    constant: constantAt.length,
    constantAt: constantAt.slice(0, listed),
    features: featureNames
      .slice(0, listed)
      .map((feature, place) => ({ name: feature, range: rangeAt(place) })),
  }
}

/** Values that are no numbers, that lie outside the expected range, or that never change. */
export function* checkValues(splits: Splits, settings: Settings): Steps<ValuesCheck> {
  const found: ValuesOfSplit[] = []
  for (const [index, split] of splits.list.entries()) {
    found.push(yield* partOf(valuesOf(split, settings), index, splits.list.length))
  }
  const { size } = splits.list[0]!
  const isProblem = found.some(
    ({ nan, infinite, outside }) => nan + infinite > 0 || (settings.rangeIsGiven && outside > 0),
  )
  // The edge of an image is often black everywhere; a column of a table that never changes is odd.
  const isOdd = found.some(
    ({ outside, constant }) =>
      outside > 0 || constant === size || (splits.kind === 'table' && constant > 0),
  )
  const verdict: Verdict = isProblem ? 'problem' : isOdd ? 'look' : 'ok'
  return { verdict, expectedRange: settings.range, size, splits: found }
}
