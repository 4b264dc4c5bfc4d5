/** The largest difference, as a share of 1 or of the value where that is more. */
export const apart = (one: ArrayLike<number>, other: ArrayLike<number>): number => {
  let most = one.length === other.length ? 0 : Number.POSITIVE_INFINITY
  for (let i = 0; i < other.length; i++) {
    const share = Math.abs(one[i]! - other[i]!) / Math.max(1, Math.abs(other[i]!))
    // NaN is not to pass.
    if (!(share <= most)) most = share
  }
  return most
}
