import type { Language } from '@firstgrad/errors'
import { type Bar, bar, type TableFigure, table } from '@firstgrad/viz'
import { coreError } from '../errors.js'
import type { Words } from '../runs/run.js'
import { type CardEntry, type CardValue, differ, entriesOf, sayingOf } from './card-entries.js'
import type { ExperimentCard } from './experiment-card.js'

/** What each of the runs says of one thing, in their order. */
export interface Compared extends CardEntry {
  readonly values: readonly CardValue[]
}

export interface RunComparison {
  readonly exercise: string
  /** A short name for each run: in what it differs from the others. */
  readonly labels: readonly string[]
  /** Seed, parameters, backend and versions, where the runs differ in them. */
  readonly settings: readonly Compared[]
  readonly metrics: readonly Compared[]
  /** All of it, one column a run. */
  readonly table: TableFigure
  /** One chart for each metric, one bar a run. */
  readonly bars: readonly Bar[]
}

export interface CompareOptions {
  readonly language: Language
  /** Words for metrics, as in an experiment's `measures`, and for parameters. */
  readonly words?: Readonly<Record<string, Words>>
}

const settingParts = ['seed', 'parameters', 'start', 'backend', 'threads', 'simd', 'versions']

const texts = {
  en: { seed: 'seed', start: 'start', backend: 'backend', run: (i: number) => `run ${i}` },
  'zh-CN': { seed: '种子', start: '起点', backend: '后端', run: (i: number) => `第 ${i} 次` },
}

const inCell = (value: CardValue): string | number | null =>
  typeof value === 'boolean' ? String(value) : value

/** Of the weights of a fork the first letters of their SHA-256. */
const inLabel = ({ part, values }: Compared, run: number) =>
  part === 'start' ? String(values[run] ?? '-').slice(0, 8) : (values[run] ?? '-')

/** A label of many differences would be no name any more. */
const mostInLabel = 2

/**
 * Runs of one exercise side by side: what was set differently, and what came of it.
 *
 * @throws `core/no-cards`, `core/cards-of-other-exercises`
 *
 * @example
 * ```ts
 * const { settings, metrics, table } = compareRuns(cards, { language: 'en' })
 * ```
 */
export const compareRuns = (
  cards: readonly ExperimentCard[],
  { language, words = {} }: CompareOptions,
): RunComparison => {
  const exercises = [...new Set(cards.map(({ exercise }) => exercise))]
  const [exercise] = exercises
  if (exercise === undefined) throw coreError('core/no-cards', {})
  if (exercises.length > 1) throw coreError('core/cards-of-other-exercises', { exercises })

  const said = texts[language]
  const compared = (entry: CardEntry): Compared => ({
    ...entry,
    values: cards.map((card) => sayingOf(card, entry)),
  })
  const nameOf = ({ part, name }: CardEntry) => {
    if (name === null) {
      return part === 'seed' || part === 'start' || part === 'backend' ? said[part] : part
    }
    return part === 'versions' ? name : (words[name]?.[language] ?? name)
  }

  const entries = entriesOf(cards)
  const settings = entries
    .filter((entry) => settingParts.includes(entry.part) && differ(cards, entry))
    .map(compared)
  const metrics = entries.filter(({ part }) => part === 'metrics').map(compared)

  const telling = settings.filter(({ part }) => part !== 'versions')
  const labels = cards.map((_, i) =>
    telling.length === 0 || telling.length > mostInLabel
      ? said.run(i + 1)
      : telling.map((one) => `${nameOf(one)} ${inLabel(one, i)}`).join(', '),
  )
  return {
    exercise,
    labels,
    settings,
    metrics,
    table: table({
      title: exercise,
      columns: ['', ...cards.map((_, i) => said.run(i + 1))],
      rows: [...settings, ...metrics].map((row) => [nameOf(row), ...row.values.map(inCell)]),
    }),
    bars: metrics.map((metric) =>
      bar({
        title: nameOf(metric),
        categories: labels,
        series: [
          {
            name: nameOf(metric),
            values: metric.values.map((value) => (typeof value === 'number' ? value : Number.NaN)),
          },
        ],
        horizontal: true,
      }),
    ),
  }
}
