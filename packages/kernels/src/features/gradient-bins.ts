/** The lower borders of the bins between 0 and 180 degrees. */
export interface Borders {
  readonly cosines: Float64Array
  readonly sines: Float64Array
}

export const bordersOf = (orientations: number): Borders => {
  const angles = Array.from({ length: orientations }, (_, bin) => (Math.PI * bin) / orientations)
  return {
    cosines: Float64Array.from(angles, Math.cos),
    sines: Float64Array.from(angles, Math.sin),
  }
}

/**
 * The bin of a direction, half a circle being one way: each from its lower border to below the next.
 * It has crossed all borders that a product says, which takes a fraction of the time of an arc tangent;
 * as near as rounding, it has crossed.
 */
export const binOf = (down: number, right: number, { cosines, sines }: Borders): number => {
  const isUpper = down > 0 || (down === 0 && right > 0)
  const y = isUpper ? down : -down
  const x = isUpper ? right : -right
  const nearness = -1e-9 * (Math.abs(x) + y)
  let bin = 0
  while (bin + 1 < cosines.length && y * cosines[bin + 1]! - x * sines[bin + 1]! >= nearness) bin++
  return bin
}
