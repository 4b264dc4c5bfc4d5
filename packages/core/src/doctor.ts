import { freemem, totalmem } from 'node:os'
import {
  type Advice,
  advise,
  type BackendName,
  type BackendReport,
  bind,
  type MeasureEvent,
  type Measurement,
  measure,
} from '@firstgrad/backend'
import { turn } from './training/turn.js'

/** The last event of {@link doctor}: everything at once. */
export interface Diagnosis {
  readonly type: 'result'
  readonly report: BackendReport
  readonly measurement: Measurement
  readonly memory: { readonly freeBytes: number; readonly totalBytes: number }
  readonly advice: readonly Advice[]
}

export type DoctorEvent =
  | { readonly type: 'backend'; readonly report: BackendReport }
  | Exclude<MeasureEvent, Measurement>
  | Diagnosis

export interface DoctorOptions {
  readonly prefer?: BackendName
  /** How long to measure, default 3 seconds. */
  readonly budgetMs?: number
  readonly signal?: AbortSignal
}

/**
 * Looks at what computes here: binds the best engine, measures it, and says what would be faster.
 *
 * @throws `backend/*` where an engine asked for by name cannot be used.
 */
export async function* doctor({
  prefer,
  budgetMs = 3000,
  signal,
}: DoctorOptions = {}): AsyncGenerator<DoctorEvent, void, undefined> {
  const report = await bind({ ...(prefer && { prefer }), ...(signal && { signal }) })
  yield { type: 'backend', report }
  for await (const event of measure({ budgetMs, ...(signal && { signal }) })) {
    if (event.type !== 'result') {
      yield event
      await turn()
      continue
    }
    const memory = { freeBytes: freemem(), totalBytes: totalmem() }
    const facts = { platform: process.platform, freeMemoryBytes: memory.freeBytes }
    const advice = advise(report, { ...facts, measurement: event })
    yield { type: 'result', report, measurement: event, memory, advice }
  }
}

export { describeAdvice, describeReport } from '@firstgrad/backend'
