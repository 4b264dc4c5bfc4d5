import { course } from '@firstgrad/core/course'
import { describeReport } from '@firstgrad/core/engine'
import { findExercise } from '@firstgrad/core/exercises'
import { type RunExperimentEvent, type Runnable, runExperiment } from '@firstgrad/core/experiments'
import type { createGate } from './gate.js'
import type { Description, RunRequest, Source } from './protocol.js'

/** Events within this time go to the page together: each message costs it a turn. */
const togetherMs = 50

/** What can be run, by its source. */
export const runnableOf = async (source: Source): Promise<Runnable> => {
  if (source.kind === 'course') {
    const { id, experiment } = findExercise(course, source.exercise)
    if (!experiment) throw new Error(`${id} has no experiment`)
    return { id, experiment }
  }
  const { ownExperiment } = await import('@firstgrad/core/own-data-page')
  return ownExperiment(source)
}

/** The words of an experiment; what it asks before a run, and what its numbers are called. */
export const describe = async (source: Source): Promise<Description> => {
  const { experiment } = await runnableOf(source)
  const { prediction, measures } = await experiment.load()
  const { ask, choices } = prediction
  return { kind: 'description', prediction: { ask, choices }, measures }
}

/** Runs what was asked for, and tells what happens, a few events at a time. */
export const runRequest = async (
  { source, parameters, backend, start, data, ...rest }: RunRequest,
  gate: ReturnType<typeof createGate>,
  signal: AbortSignal,
  tell: (events: readonly RunExperimentEvent[], engine?: readonly string[]) => void,
): Promise<void> => {
  const host = {
    ...rest,
    signal,
    ...(backend !== undefined && { backend }),
    ...(start && { start }),
    ...(data !== undefined && { data }),
  }
  const events = runExperiment(await runnableOf(source), parameters, host)
  let together: RunExperimentEvent[] = []
  let told = performance.now()
  const tellAll = () => {
    if (together.length > 0) tell(together)
    together = []
    told = performance.now()
  }
  try {
    for (;;) {
      if (gate.closed) tellAll()
      await gate.pass()
      const next = await events.next()
      if (next.done) break
      together.push(next.value)
      if (next.value.type === 'backend') {
        // In words already: the words come with TensorFlow.js, which the page itself does not load.
        tell(together, describeReport(next.value.report, rest.language))
        together = []
        continue
      }
      if (next.value.type !== 'step' || performance.now() - told > togetherMs) tellAll()
    }
  } finally {
    tellAll()
    await events.return()
  }
}
