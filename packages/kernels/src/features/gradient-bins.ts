/** Which of the bins between 0 and 180 degrees a direction lies in, half a circle being one way. */
export type BinOf = (down: number, right: number) => number

/**
 * The bin of a direction, each from its lower angle to below the next. Crossing each border by a
 * product takes a fraction of the time of an arc tangent; only where that is too near to tell is the
 * angle taken.
 */
export const binsOf = (orientations: number): BinOf => {
  const borders = Array.from({ length: orientations }, (_, bin) => (Math.PI * bin) / orientations)
  const cosines = Float64Array.from(borders, Math.cos)
  const sines = Float64Array.from(borders, Math.sin)
  const byAngle = (down: number, right: number): number => {
    const degrees = (Math.atan2(down, right) * 180) / Math.PI
    const folded = ((degrees % 180) + 180) % 180
    const width = 180 / orientations
    let bin = 0
    while (bin + 1 < orientations && folded >= width * (bin + 1)) bin++
    return bin
  }
  return (down, right) => {
    const isUpper = down > 0 || (down === 0 && right > 0)
    const y = isUpper ? down : -down
    const x = isUpper ? right : -right
    const nearness = 1e-9 * (Math.abs(x) + y)
    let bin = 0
    for (let border = 1; border < orientations; border++) {
      const beyond = y * cosines[border]! - x * sines[border]!
      if (Math.abs(beyond) <= nearness) return byAngle(down, right)
      if (beyond < 0) break
      bin = border
    }
    return bin
  }
}
