import type { Experiment } from '@firstgrad/core/exercises'
import { type Figure, lineChart } from '@firstgrad/core/figures'
import type { Language } from '@firstgrad/errors'
import type { Texts } from '../texts/texts.js'
import type { RunRecord } from './run-record.js'

/** More curves than this on one chart tell nothing. */
const mostSeries = 12
/** Losses of which the largest is so many times the smallest are read on a logarithmic axis. */
const wide = 100

const isWide = (values: readonly number[]) => {
  const finite = values.filter(Number.isFinite)
  const low = finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const high = finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  return low > 0 && high / low > wide
}

/**
 * One chart for each measure: the curves of all runs, those of the shown one up to a step.
 *
 * @param until - The step up to which the shown run is drawn.
 */
export const chartsOf = (
  runs: readonly RunRecord[],
  shown: RunRecord,
  until: number,
  measures: Experiment['measures'],
  language: Language,
  texts: Texts['experiment'],
): Map<string, Figure> => {
  const names = new Set(runs.flatMap((run) => [...run.measures.keys()]))
  const charts = new Map<string, Figure>()
  for (const measure of names) {
    const series = runs
      .flatMap((run) =>
        [...(run.measures.get(measure) ?? [])].map(([name, { steps, values }]) => {
          const after = run === shown ? steps.findIndex((step) => step > until) : -1
          const count = after === -1 ? steps.length : after
          return {
            name:
              runs.length > 1
                ? texts.shownRun(run.number, name)
                : name || texts.runName(run.number),
            x: steps.slice(0, count),
            y: values.slice(0, count),
          }
        }),
      )
      .slice(0, mostSeries)
    if (series.every(({ x }) => x.length === 0)) continue
    const words = measures[measure]?.[language] ?? measure
    const log = isWide(series.flatMap(({ y }) => y))
    charts.set(
      measure,
      lineChart({
        title: words,
        x: { label: texts.stepAxis },
        y: { label: words, ...(log && { scale: 'log' as const }) },
        series,
        height: 280,
      }),
    )
  }
  return charts
}
