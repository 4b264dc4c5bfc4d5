import type { Outcome } from '../worker/protocol.js'
import type { Call } from './calls.js'
import type { Program } from './program.js'
import type { Reference } from './reference.js'

/** What an answer did on one call, beside what is right. */
export interface Observation {
  readonly call: Call
  readonly yours: Outcome
  readonly target: Outcome
}

/** Makes a call of the answer and of the solution; the two workers compute side by side. */
export const observe = async (
  call: Call,
  program: Program,
  reference: Reference,
): Promise<Observation> => {
  const [yours, target] = await Promise.all([program.run(call), reference.target(call)])
  return { call, yours, target }
}

/** Makes calls as long as the answer's worker holds out. */
export const observeAll = async (
  calls: readonly Call[],
  program: Program,
  reference: Reference,
): Promise<Observation[]> => {
  const observations: Observation[] = []
  for (const call of calls) {
    if (program.spent) break
    observations.push(await observe(call, program, reference))
  }
  return observations
}
