type Colour = readonly [red: number, green: number, blue: number]

/** From dark to bright, each step as bright as it is far; seen alike in light and dark themes. */
const brightness: readonly Colour[] = [
  [24, 28, 62],
  [41, 84, 130],
  [48, 142, 144],
  [122, 190, 118],
  [243, 232, 140],
]
/** Below nothing, nothing, above nothing. */
const around: readonly Colour[] = [
  [33, 102, 172],
  [240, 240, 238],
  [178, 64, 20],
]
/** Of what is no number. */
const nothing: Colour = [214, 39, 160]

const between = (map: readonly Colour[], share: number): Colour => {
  const at = Math.min(Math.max(share, 0), 1) * (map.length - 1)
  const step = Math.min(Math.floor(at), map.length - 2)
  const [a, b] = [map[step]!, map[step + 1]!]
  const mix = (channel: 0 | 1 | 2) =>
    Math.round(a[channel] + (at - step) * (b[channel] - a[channel]))
  return [mix(0), mix(1), mix(2)]
}

/** The ends of a scale. */
export interface Range {
  readonly low: number
  readonly high: number
}

/** From the least to the largest finite number of all; of none, from 0 to 0. */
export const rangeOf = (...all: readonly ArrayLike<number>[]): Range => {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const values of all)
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!
      if (!Number.isFinite(value)) continue
      if (value < low) low = value
      if (value > high) high = value
    }
  return low > high ? { low: 0, high: 0 } : { low, high }
}

/** As far below 0 as above. */
export const aroundZero = ({ low, high }: Range): Range => {
  const far = Math.max(Math.abs(low), Math.abs(high))
  return { low: -far, high: far }
}

/** Pixels of numbers, RGBA. An infinity has the colour of its end. */
export const pixelsOf = (
  values: ArrayLike<number>,
  { low, high }: Range,
  scale: 'brightness' | 'around-zero',
): Uint8ClampedArray<ArrayBuffer> => {
  const map = scale === 'brightness' ? brightness : around
  const pixels = new Uint8ClampedArray(4 * values.length)
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    const share = high > low ? (value - low) / (high - low) : 0.5
    const colour = Number.isNaN(value) ? nothing : between(map, share)
    pixels.set([...colour, 255], 4 * i)
  }
  return pixels
}
