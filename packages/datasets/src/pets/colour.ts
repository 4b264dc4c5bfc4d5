/** Red, green and blue, each in 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number]

/** A colour from hue (a fraction of a turn), saturation and lightness, each in 0 to 1. */
export const hsl = (hue: number, saturation: number, lightness: number): Colour => {
  const spread = saturation * Math.min(lightness, 1 - lightness)
  const channel = (offset: number) => {
    const place = (offset + hue * 12) % 12
    return lightness - spread * Math.max(-1, Math.min(place - 3, 9 - place, 1))
  }
  return [channel(0), channel(8), channel(4)]
}

/** A colour between two, `share` of the way from `one` to `other`. */
export const between = (one: Colour, other: Colour, share: number): Colour => [
  one[0] + (other[0] - one[0]) * share,
  one[1] + (other[1] - one[1]) * share,
  one[2] + (other[2] - one[2]) * share,
]
