/** Gray, RGB, or RGB and alpha. */
export type Channels = 1 | 3 | 4

/**
 * Leaves out what is not wanted of `[pixels, 4]`: alpha is dropped, and gray is the luma of ITU-R
 * 601, rounded as Pillow does.
 */
export const fromRgba = (rgba: Uint8Array, channels: Channels): Uint8Array => {
  if (channels === 4) return rgba
  const pixels = rgba.length / 4
  const values = new Uint8Array(pixels * channels)
  for (let pixel = 0; pixel < pixels; pixel++) {
    const red = rgba[4 * pixel]!
    const green = rgba[4 * pixel + 1]!
    const blue = rgba[4 * pixel + 2]!
    if (channels === 1) values[pixel] = (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16
    else {
      values[3 * pixel] = red
      values[3 * pixel + 1] = green
      values[3 * pixel + 2] = blue
    }
  }
  return values
}
