import type { Cell } from '../values/cells.js'

/** Where the first, last, lowest and highest of the points are that have both numbers. */
export interface SeriesFacts {
  readonly points: number
  readonly first: number
  readonly last: number
  readonly low: number
  readonly high: number
}

export const seriesFacts = (x: readonly Cell[], y: readonly Cell[]): SeriesFacts | undefined => {
  let [points, first, last, low, high] = [0, -1, -1, -1, -1]
  for (let i = 0; i < y.length; i++) {
    const value = y[i] as Cell
    if (value === null || x[i] === null) continue
    points++
    if (first < 0) first = low = high = i
    last = i
    if (value < (y[low] as number)) low = i
    if (value > (y[high] as number)) high = i
  }
  return points === 0 ? undefined : { points, first, last, low, high }
}
