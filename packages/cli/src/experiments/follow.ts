import type { FindingEvent } from '@firstgrad/core/exercises'
import type { ExperimentResult, RunExperimentEvent } from '@firstgrad/core/experiments'
import type { Figure } from '@firstgrad/core/figures'

/** What came of a run. */
export interface Outcome {
  readonly result: ExperimentResult
  /** The last state of each, in the order in which they came. */
  readonly figures: readonly Figure[]
  /** What the training doctor said. */
  readonly findings: readonly FindingEvent[]
}

/** Follows a run to its end; `onEvent` hears of every event, the result too. */
export const follow = async (
  events: AsyncIterable<RunExperimentEvent>,
  onEvent: (event: RunExperimentEvent) => void,
): Promise<Outcome> => {
  const figures = new Map<string, Figure>()
  const findings: FindingEvent[] = []
  let result: ExperimentResult | null = null
  for await (const event of events) {
    if (event.type === 'figure') figures.set(event.id, event.figure)
    if (event.type === 'finding') findings.push(event)
    if (event.type === 'result') result = event
    onEvent(event)
  }
  if (!result) throw new Error('The experiment came to no result.')
  return { result, figures: [...figures.values()], findings }
}
