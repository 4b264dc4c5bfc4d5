import type { ExperimentCard } from './experiment-card.js'

/** The parts of a card that two runs may agree on or not. */
export type CardPart =
  | 'exercise'
  | 'seed'
  | 'parameters'
  | 'start'
  | 'language'
  | 'backend'
  | 'threads'
  | 'simd'
  | 'versions'
  | 'metrics'
  | 'figures'

/** One thing that a card says. */
export interface CardEntry {
  readonly part: CardPart
  /** Which parameter, version, metric or figure; null for a part that is one thing. */
  readonly name: string | null
}

export type CardValue = number | string | boolean | null

const parts: readonly CardPart[] = [
  'exercise',
  'seed',
  'parameters',
  'start',
  'language',
  'backend',
  'threads',
  'simd',
  'versions',
  'metrics',
  'figures',
]

/** What a card says of an entry; null where it says nothing. */
export const sayingOf = (card: ExperimentCard, { part, name }: CardEntry): CardValue => {
  const value = card[part]
  if (name === null) return (value as CardValue | undefined) ?? null
  return (value as Readonly<Record<string, CardValue>>)[name] ?? null
}

/** Everything that any of the cards says, in the order of the parts. */
export const entriesOf = (cards: readonly ExperimentCard[]): CardEntry[] =>
  parts.flatMap((part): CardEntry[] => {
    const values = cards.map((card) => card[part]).filter((value) => value !== undefined)
    if (values.length === 0) return []
    if (typeof values[0] !== 'object') return [{ part, name: null }]
    const names = new Set(values.flatMap((value) => Object.keys(value as object)))
    return [...names].map((name) => ({ part, name }))
  })

/** True where the cards do not all say the same. */
export const differ = (cards: readonly ExperimentCard[], entry: CardEntry): boolean =>
  new Set(cards.map((card) => sayingOf(card, entry))).size > 1
