import type { Grid } from '../values/cells.js'

/** What there is to tell of cells: the extremes, where they are, and how many are no numbers. */
export const gridFacts = ({ columns, values }: Grid) => {
  let low: number | undefined
  let high: number | undefined
  let [lowIndex, highIndex, missing] = [0, 0, 0]
  for (const [index, value] of values.entries()) {
    if (value === null) missing++
    else {
      if (low === undefined || value < low) [low, lowIndex] = [value, index]
      if (high === undefined || value > high) [high, highIndex] = [value, index]
    }
  }
  if (low === undefined || high === undefined) return undefined
  const at = (index: number) => [Math.floor(index / columns), index % columns] as const
  return { low, high, lowAt: at(lowIndex), highAt: at(highIndex), missing }
}
