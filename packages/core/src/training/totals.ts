import type { Measures } from './trainable.js'

/** Sums of an epoch, part of a checkpoint. */
export interface TotalsState {
  readonly examples: number
  readonly sums: Readonly<Record<string, number>>
}

/** Means of measures weighted by the number of examples, since the last batch may be smaller. */
export const totals = (from: TotalsState = { examples: 0, sums: {} }) => {
  let { examples } = from
  const sums: Record<string, number> = { ...from.sums }
  return {
    add(measures: Measures, count: number) {
      examples += count
      for (const [name, value] of Object.entries(measures)) {
        sums[name] = (sums[name] ?? 0) + value * count
      }
    },
    means(): Measures {
      const means = Object.entries(sums).map(([name, sum]) => [name, sum / examples])
      return Object.fromEntries(means) as Measures
    },
    state: (): TotalsState => ({ examples, sums: { ...sums } }),
  }
}
