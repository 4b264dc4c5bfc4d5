import { version } from '../../package.json'
import type { Trainable } from './trainable.js'

/** What it takes to make a run again. */
export interface RunFacts {
  readonly seed: number
  readonly parameters: Readonly<Record<string, number | string | boolean>>
  readonly versions: Readonly<Record<string, string>>
  readonly backend: string
  /** How many threads computed, where the backend tells; the results do not depend on it. */
  readonly threads?: number
  /** The vector instructions, where the backend tells; `relaxed` ones round differently elsewhere. */
  readonly simd?: string
}

/** A trained model's card: how to make the run again, and how to tell that it is the same. */
export interface RunCard extends RunFacts {
  readonly steps: number
  readonly metrics: Readonly<Record<string, number>>
  /** SHA-256 of the final weights: equal words, equal bits. */
  readonly weights: string
}

const host = (): Record<string, string> =>
  typeof process === 'object' && process.versions?.node
    ? { node: process.versions.node }
    : { browser: navigator.userAgent }

export const runCard = (model: Trainable, card: Omit<RunCard, 'versions' | 'backend'>): RunCard => {
  const { backend, versions } = model.engine()
  return { ...card, backend, versions: { firstgrad: version, ...versions, ...host() } }
}
