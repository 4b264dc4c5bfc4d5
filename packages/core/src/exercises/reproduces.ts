import { type CardEntry, type CardValue, differ, entriesOf, sayingOf } from './card-entries.js'
import type { ExperimentCard } from './experiment-card.js'

/** One thing in which two runs are not the same. */
export interface Difference extends CardEntry {
  readonly values: readonly [CardValue, CardValue]
}

export interface Reproduction {
  /** True where the other run showed the same, to the last bit. */
  readonly same: boolean
  /** False where it was another exercise, seed, start or set of parameters: then nothing need be the same. */
  readonly rerun: boolean
  /** All that differs, also what may explain it: backend, versions, threads. */
  readonly differences: readonly Difference[]
}

/** Parts that make it another run. */
const identity = ['exercise', 'seed', 'parameters', 'start']

/** Parts that show what came out. */
const shown = ['metrics', 'figures']

/**
 * Whether one run is the other made again, bit for bit, and if not, in what they differ.
 *
 * Figures hold words: of two runs in different languages the metrics alone are compared.
 *
 * @example
 * ```ts
 * const { same, differences } = reproduces(card, await readCard(text))
 * ```
 */
export const reproduces = (card: ExperimentCard, other: ExperimentCard): Reproduction => {
  const cards = [card, other]
  const differences = entriesOf(cards)
    .filter((entry) => entry.part !== 'figures' || card.language === other.language)
    .filter((entry) => differ(cards, entry))
    .map(
      (entry): Difference => ({
        ...entry,
        values: [sayingOf(card, entry), sayingOf(other, entry)],
      }),
    )
  const differsIn = (parts: readonly string[]) =>
    differences.some(({ part }) => parts.includes(part))
  const rerun = !differsIn(identity)
  return { same: rerun && !differsIn(shown), rerun, differences }
}
