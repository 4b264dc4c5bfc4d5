export interface Grid {
  readonly height: number
  readonly width: number
}

export type Interpolation = 'nearest' | 'bilinear'

/** For each place of the new axis: the two old places around it, and how far it lies from the first. */
const between = (from: number, to: number, interpolation: Interpolation) =>
  Array.from({ length: to }, (_, index) => {
    // Centres of pixels lie at a half.
    const centre = ((index + 0.5) * from) / to
    if (interpolation === 'nearest') {
      const nearest = Math.min(from - 1, Math.floor(centre))
      return { first: nearest, second: nearest, rest: 0 }
    }
    const place = Math.min(from - 1, Math.max(0, centre - 0.5))
    const first = Math.floor(place)
    return { first, second: Math.min(from - 1, first + 1), rest: place - first }
  })

/**
 * Resizes `[height, width, channels]`, without smoothing before it is made smaller.
 *
 * @returns the same array if the size is the same
 */
export const resize = (
  values: Uint8Array,
  from: Grid,
  to: Grid,
  interpolation: Interpolation,
): Uint8Array => {
  if (from.height === to.height && from.width === to.width) return values
  const channels = values.length / (from.height * from.width)
  const resized = new Uint8Array(to.height * to.width * channels)
  const columns = between(from.width, to.width, interpolation)
  let at = 0
  for (const row of between(from.height, to.height, interpolation)) {
    const top = row.first * from.width
    const bottom = row.second * from.width
    for (const { first, second, rest } of columns) {
      for (let channel = 0; channel < channels; channel++) {
        const value = (pixel: number) => values[pixel * channels + channel]!
        const upper = value(top + first) * (1 - rest) + value(top + second) * rest
        const lower = value(bottom + first) * (1 - rest) + value(bottom + second) * rest
        resized[at++] = Math.round(upper * (1 - row.rest) + lower * row.rest)
      }
    }
  }
  return resized
}
