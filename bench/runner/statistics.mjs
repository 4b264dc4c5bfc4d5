/**
 * The q-quantile, linear between neighbours (type 7, the default of NumPy and R).
 *
 * @param {readonly number[]} values at least one
 * @param {number} q from 0 to 1
 */
export const quantile = (values, q) => {
  if (values.length === 0) throw new RangeError('expected at least one value, got none')
  const sorted = [...values].sort((a, b) => a - b)
  const position = (sorted.length - 1) * q
  const low = sorted[Math.floor(position)] ?? Number.NaN
  const high = sorted[Math.ceil(position)] ?? Number.NaN
  return low + (high - low) * (position - Math.floor(position))
}

/** @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5)

/**
 * How much longer one took than the other: the median of the ratios of neighbouring rounds, so
 * that a machine which slows down for a while slows both sides of a ratio. Rounds that only one of
 * them had are left out.
 *
 * @param {readonly (readonly number[])[]} rounds samples of each round
 * @param {readonly (readonly number[])[]} referenceRounds
 */
export const pairedRatio = (rounds, referenceRounds) =>
  median(
    rounds
      .slice(0, referenceRounds.length)
      .map((samples, round) => median(samples) / median(referenceRounds[round] ?? [])),
  )
