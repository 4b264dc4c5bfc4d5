import type { Language } from '@firstgrad/errors'
import { type ScaleType, timeText } from '../scales/scale.js'
import type { Cell } from '../values/cells.js'
import { words } from '../words/words.js'
import type { Table } from './kind.js'

interface XY {
  readonly name: string
  readonly x: readonly Cell[]
  readonly y: readonly Cell[]
}

/** One row for each x, one column for each series; where an x comes twice, one row for each point. */
export const seriesTable = (
  series: readonly XY[],
  xLabel: string,
  xType: ScaleType,
  lang: Language,
): Table => {
  const at = (x: Cell | undefined) =>
    xType === 'time' && typeof x === 'number' ? timeText(x) : (x ?? null)
  const shared = series[0]?.x ?? []
  const isShared = series.every(
    ({ x }) => x.length === shared.length && x.every((v, i) => v === shared[i]),
  )
  if (isShared) {
    return {
      columns: [xLabel, ...series.map(({ name }) => name)],
      rows: shared.map((x, i) => [at(x), ...series.map(({ y }) => y[i] ?? null)]),
    }
  }
  return {
    columns: [words(lang).series, xLabel, words(lang).value],
    rows: series.flatMap(({ name, x, y }) => x.map((v, i) => [name, at(v), y[i] ?? null])),
  }
}
