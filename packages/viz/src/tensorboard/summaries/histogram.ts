import { dataClasses, doubles, type SummaryValue } from './summary.js'

/**
 * `[buckets, 3]`: left edge, right edge and count of equally wide buckets from the least number to
 * the greatest, as `tf.summary.histogram` makes them. Numbers that are not finite are left out. Where
 * all are equal, all buckets are of no width and the last one has them all.
 */
export const bucketsOf = (values: ArrayLike<number>, buckets: number): Float64Array => {
  const rows = new Float64Array(3 * buckets)
  let least = Number.POSITIVE_INFINITY
  let greatest = Number.NEGATIVE_INFINITY
  let count = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (!Number.isFinite(value)) continue
    count++
    if (value < least) least = value
    if (value > greatest) greatest = value
  }
  if (count === 0 || buckets === 0) return rows
  // Halves, so that the width of all that a double can hold is a number.
  const halfRange = greatest / 2 - least / 2
  for (let i = 0; i < buckets; i++) {
    const edge = (j: number) => least + 2 * (halfRange * (j / buckets))
    rows[3 * i] = edge(i)
    rows[3 * i + 1] = i + 1 === buckets ? greatest : edge(i + 1)
  }
  if (halfRange === 0) {
    rows[3 * buckets - 1] = count
    return rows
  }
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (!Number.isFinite(value)) continue
    const place = ((value / 2 - least / 2) / halfRange) * buckets
    const bucket = Math.min(buckets - 1, Math.floor(place))
    rows[3 * bucket + 2] = (rows[3 * bucket + 2] as number) + 1
  }
  return rows
}

export const histogram = (
  tag: string,
  values: ArrayLike<number>,
  buckets: number,
  description?: string,
): SummaryValue => ({
  tag,
  plugin: 'histograms',
  dataClass: dataClasses.tensor,
  description,
  tensor: doubles([buckets, 3], bucketsOf(values, buckets)),
})
