import { plot } from 'asciichart'

/** Means of neighbours, so that a curve of many steps fits into few columns. */
export const thin = (values: readonly number[], columns: number): number[] => {
  if (values.length <= columns) return [...values]
  return Array.from({ length: columns }, (_, i) => {
    const from = Math.floor((i * values.length) / columns)
    const to = Math.floor(((i + 1) * values.length) / columns)
    const part = values.slice(from, to)
    return part.reduce((sum, value) => sum + value, 0) / part.length
  })
}

/** A loss curve of at most 78 columns. Losses that are no numbers are left out. */
export const drawLossCurve = (losses: readonly number[]): string => {
  const finite = losses.filter(Number.isFinite)
  if (finite.length < 2) return ''
  return plot(thin(finite, 66), { height: 8, format: (value) => value.toFixed(3).padStart(9) })
}
