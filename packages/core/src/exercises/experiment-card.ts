import type { BackendReport } from '@firstgrad/backend'
import type { Language } from '@firstgrad/errors'
import type { Figure } from '@firstgrad/viz'
import { version } from '../../package.json'
import { sha256 } from '../checkpoints/sha256.js'
import { type NumberInWords, numberInWords } from '../training/number-in-words.js'
import type { RunFacts } from '../training/run-card.js'
import type { Metrics } from './experiment.js'

/** The version of the card's own format. */
export const cardSchema = 1

/** What an experiment was run with and what it showed: equal cards, equal bits. */
export interface ExperimentCard extends RunFacts {
  readonly schema: typeof cardSchema
  /** The id of the exercise. */
  readonly exercise: string
  /** Of the words in the figures. */
  readonly language: Language
  /** SHA-256 of the weights that it began with, where it was a fork of another run. */
  readonly start?: string
  readonly metrics: Readonly<Record<string, NumberInWords>>
  /** SHA-256 of each figure's last state, by its id. */
  readonly figures: Readonly<Record<string, string>>
  /** SHA-256 of metrics and figures: one word that tells whether two runs showed the same. */
  readonly sha256: string
}

/** JSON with sorted keys: equal values, equal words. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

const hashOf = (value: unknown) => sha256(new TextEncoder().encode(canonical(value)))

/** The word over what a card says the run has shown. */
export const shownHash = ({ metrics, figures }: Pick<ExperimentCard, 'metrics' | 'figures'>) =>
  hashOf({ metrics, figures })

interface Shown {
  readonly exercise: string
  readonly language: Language
  readonly seed: number
  readonly parameters: Readonly<Record<string, unknown>>
  readonly report: BackendReport
  readonly metrics: Metrics
  readonly figures: ReadonlyMap<string, Figure>
  /** The weights of a fork. */
  readonly start?: Uint8Array
}

/** The card of a run that has ended. */
export const experimentCard = async ({
  report,
  parameters,
  metrics,
  figures,
  start,
  ...rest
}: Shown): Promise<ExperimentCard> => {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined)
  const hashes = await Promise.all(
    [...figures].map(async ([id, figure]) => [id, await hashOf(figure)] as const),
  )
  const shown = {
    // JSON writes 0 for -0; adding 0 makes it so before.
    metrics: Object.fromEntries(
      Object.entries(metrics).map(([name, value]) => [name, numberInWords(value + 0)]),
    ),
    figures: Object.fromEntries(hashes),
  }
  return {
    schema: cardSchema,
    ...rest,
    ...(start && { start: await sha256(start) }),
    parameters: Object.fromEntries(given) as ExperimentCard['parameters'],
    versions: { firstgrad: version, ...report.versions },
    backend: report.backend,
    ...(report.threads !== undefined && { threads: report.threads }),
    ...(report.simd !== undefined && { simd: report.simd }),
    ...shown,
    sha256: await shownHash(shown),
  }
}
