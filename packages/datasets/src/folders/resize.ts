import { checkInteger } from '../check-option.js'
import { datasetsError } from '../errors.js'

/** In pixels. */
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

const checkSizes = (values: Uint8Array, from: Grid, to: Grid): void => {
  for (const [name, grid] of Object.entries({ from, to })) {
    checkInteger(`${name}.height`, grid.height, { min: 1 })
    checkInteger(`${name}.width`, grid.width, { min: 1 })
  }
  if (values.length === 0 || values.length % (from.height * from.width) !== 0) {
    const expected = `a multiple of ${from.height} × ${from.width} values`
    const received = String(values.length)
    throw datasetsError('datasets/bad-option', { option: 'values', expected, received })
  }
}

/**
 * Resizes an image, without smoothing before it is made smaller. For masks and trimaps, whose values
 * are names and not amounts, take `nearest`.
 *
 * @param values `[from.height, from.width, channels]`
 * @returns `[to.height, to.width, channels]`; the same array if the size is the same
 * @throws `datasets/bad-option`
 *
 * @example
 * ```ts
 * const { image, shape: [height, width] } = await pets.read(0)
 * const small = resize(image, { height, width }, { height: 64, width: 64 })
 * ```
 */
export const resize = (
  values: Uint8Array,
  from: Grid,
  to: Grid,
  interpolation: Interpolation = 'bilinear',
): Uint8Array => {
  checkSizes(values, from, to)
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
