import type { Scale } from '../scales/scale.js'
import type { Cell } from '../values/cells.js'

/** The space between two lines as rings: one for each stretch without a gap. */
export const bandRings = (
  xs: readonly Cell[],
  lows: readonly Cell[],
  highs: readonly Cell[],
  x: Scale,
  y: Scale,
): number[][] => {
  const rings: number[][] = []
  let upper: [number, number][] = []
  let lower: [number, number][] = []
  const close = () => {
    if (upper.length > 1) rings.push([...upper, ...lower.reverse()].flat())
    upper = []
    lower = []
  }
  for (const [i, value] of xs.entries()) {
    const [px, low, high] = [x.at(value), y.at(lows[i]), y.at(highs[i])]
    if (![px, low, high].every(Number.isFinite)) close()
    else {
      upper.push([px, high])
      lower.push([px, low])
    }
  }
  close()
  return rings
}
