/** From 1 up; what is equal shares the mean of its ranks. */
const ranksOf = (values: ArrayLike<number>): Float64Array => {
  const order = Array.from(values, (_, index) => index).sort((a, b) => values[a]! - values[b]!)
  const ranks = new Float64Array(values.length)
  for (let first = 0; first < order.length; ) {
    let end = first + 1
    while (end < order.length && values[order[end]!] === values[order[first]!]) end++
    for (let i = first; i < end; i++) ranks[order[i]!] = (first + 1 + end) / 2
    first = end
  }
  return ranks
}

/**
 * Whether what is larger in one is larger in the other: from -1 to 1, NaN where all of one are equal or
 * something is no number (C. Spearman, 1904).
 */
export const rankCorrelation = (one: ArrayLike<number>, other: ArrayLike<number>): number => {
  if ([one, other].some((values) => Array.from(values).some(Number.isNaN))) return Number.NaN
  const [ranks, otherRanks] = [ranksOf(one), ranksOf(other)]
  const mean = (one.length + 1) / 2
  let [product, square, otherSquare] = [0, 0, 0]
  for (let i = 0; i < ranks.length; i++) {
    const [from, otherFrom] = [ranks[i]! - mean, otherRanks[i]! - mean]
    product += from * otherFrom
    square += from * from
    otherSquare += otherFrom * otherFrom
  }
  return product / Math.sqrt(square * otherSquare)
}
