import { memoryWriter } from '@firstgrad/core/figures'
import type { RunRecord } from './run-record.js'

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** The steps of a run as a table: step, series, one column a measure (RFC 4180). */
export const csvOf = ({ measures }: RunRecord): string => {
  const names = [...measures.keys()]
  const series = new Set([...measures.values()].flatMap((own) => [...own.keys()]))
  const rows: string[][] = []
  for (const name of series) {
    const byStep = new Map<number, Map<string, number>>()
    for (const measure of names) {
      const own = measures.get(measure)!.get(name)
      own?.steps.forEach((step, i) => {
        const values = byStep.get(step) ?? new Map<string, number>()
        values.set(measure, own.values[i]!)
        byStep.set(step, values)
      })
    }
    for (const [step, values] of byStep) {
      rows.push([String(step), name, ...names.map((each) => String(values.get(each) ?? ''))])
    }
  }
  return [['step', 'series', ...names], ...rows]
    .map((row) => `${row.map(quoted).join(',')}\r\n`)
    .join('')
}

/** The steps of a run as the bytes of a TensorBoard event file. */
export const eventsOf = ({ measures }: RunRecord, run: string): Uint8Array => {
  const writer = memoryWriter(run)
  for (const [measure, own] of measures) {
    for (const [name, { steps, values }] of own) {
      const tag = name === '' ? measure : `${measure}/${name}`
      steps.forEach((step, i) => {
        writer.scalar(tag, values[i]!, { step })
      })
    }
  }
  return writer.bytes()
}
