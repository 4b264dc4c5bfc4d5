/** The least and the largest of the numbers that there are, or nothing. */
export const extentOf = (
  ...lists: readonly ArrayLike<number | null | undefined>[]
): [number, number] | undefined => {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) {
      const value = list[i]
      if (typeof value !== 'number' || !Number.isFinite(value)) continue
      if (value < low) low = value
      if (value > high) high = value
    }
  }
  return low <= high ? [low, high] : undefined
}

/** The same, of numbers that a logarithm has. */
export const positiveExtentOf = (
  ...lists: readonly ArrayLike<number | null | undefined>[]
): [number, number] | undefined =>
  extentOf(...lists.map((list) => Array.from(list, (v) => (v && v > 0 ? v : null))))

/** Numbers closer than this to each other, for their size, are taken for equal. */
const tiny = 1e-12

/** A domain with some width, also where all numbers are equal or there are none. */
export const opened = (extent: [number, number] | undefined, pad = 0): [number, number] => {
  if (!extent) return [0, 1]
  const [low, high] = extent
  const size = Math.max(Math.abs(low), Math.abs(high))
  // Halved first: the difference of the largest numbers is beyond what a number can hold.
  const half = high / 2 - low / 2
  if (half <= size * tiny) {
    if (size === 0) return [-1, 1]
    return size > 1e307
      ? ([(low / 4) * 3, high].sort((a, b) => a - b) as [number, number])
      : [low - size / 2, high + size / 2]
  }
  return [low - half * pad * 2, high + half * pad * 2].map((v) =>
    Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, v)),
  ) as [number, number]
}
