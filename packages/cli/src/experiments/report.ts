import type { ExperimentCard, ExperimentResult } from '@firstgrad/core/experiments'
import { type Figure, table, toHTML } from '@firstgrad/core/figures'
import type { Context } from '../context.js'
import type { Titled } from '../views/experiment.js'
import { measureName } from '../views/measure-name.js'

type Rows = (readonly [string, string | number])[]

/** The card as a person reads it. */
const cardRows = (card: ExperimentCard, { experiment: words }: Context['texts']): Rows => {
  const { exercise, seed, parameters, backend, threads, simd, versions, sha256 } = card
  return [
    [words.part.exercise, exercise],
    [words.part.seed, seed],
    ...Object.entries(parameters).map(([name, value]) => [name, String(value)] as const),
    [words.part.backend, backend],
    ...(threads === undefined ? [] : [[words.part.threads, threads] as const]),
    ...(simd === undefined ? [] : [[words.part.simd, simd] as const]),
    ...Object.entries(versions),
    ['SHA-256', sha256],
  ]
}

/** One page of figures, metrics and the card that makes the run again. */
export const reportOf = (
  { language, texts }: Context,
  { title, measures }: Titled,
  figures: readonly Figure[],
  { metrics, seconds }: ExperimentResult,
  card: ExperimentCard,
): string => {
  const words = texts.experiment
  const rows = Object.entries(metrics).map(([name, value]): readonly [string, string | number] => [
    measureName(measures, name, language),
    Number.isFinite(value) ? value : String(value),
  ])
  const tables = [
    table({ title: words.metrics, columns: [words.measure, words.value], rows }),
    table({
      title: words.card,
      columns: [words.setting, words.value],
      rows: cardRows(card, texts).map(([name, value]) => [name, String(value)]),
    }),
  ]
  const footer = { firstgrad: card.versions.firstgrad ?? '', seconds: seconds.toFixed(1) }
  return toHTML([...figures, ...tables], { title: title[language], lang: language, footer })
}
