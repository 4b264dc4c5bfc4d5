import { drawFrom } from '../draw.js'
import type { Case, Check, Task } from '../exercise.js'
import type { Value } from '../values.js'
import type { Comparison } from './compare.js'

/** One call that the judge makes of an answer, of the solution and of mistakes alike. */
export interface Call extends Comparison {
  /** Unique in the exercise: the check and its place there. */
  readonly key: string
  /** Null where the call only helps to name a mistake. */
  readonly check: Check | null
  readonly call: string
  readonly args: readonly Value[]
  readonly expected?: { readonly value: Value }
  readonly throws?: NonNullable<Case['throws']>
  readonly gradient?: readonly number[]
  readonly async: boolean
  readonly timeoutMs: number
  readonly seed: number
  /** Drawn inputs may be simplified; those that the author chose stay. */
  readonly drawn: boolean
}

const usualTimeoutMs = 5000
const usualSizes = [1, 2, 3]

const valueTolerance = 1e-4
const gradientTolerance = 1e-2

/** What a call of this check gives, whatever its arguments. */
const shared = (task: Task, check: Check, seed: number) => {
  const { call, gradient, timeoutMs = usualTimeoutMs } = check
  return {
    check,
    call,
    // A probe may wait for what it probes.
    async: call.startsWith('probe.') || isAsync(task, call),
    timeoutMs,
    seed,
    tolerance: check.tolerance ?? (gradient ? gradientTolerance : valueTolerance),
    ...(check.dtype && { dtype: check.dtype }),
    ...(gradient && { gradient }),
  }
}

const isAsync = (task: Task, call: string) =>
  task.exports.find(({ name }) => name === call)?.async ?? false

/** All calls of a check: the chosen inputs, then the drawn ones from small to large, seed by seed. */
export const callsOf = (task: Task, check: Check, seeds: readonly number[]): Call[] => {
  const [first = 1] = seeds
  const chosen = (check.cases ?? []).map(
    ({ args, expected, throws }, i): Call => ({
      ...shared(task, check, first),
      key: `${check.id}/${i}`,
      args,
      ...(expected !== undefined && { expected: { value: expected } }),
      ...(throws && { throws }),
      drawn: false,
    }),
  )
  const { inputs, sizes = usualSizes } = check
  if (!inputs) return chosen
  const drawn = seeds.flatMap((seed) =>
    sizes.map(
      (size, i): Call => ({
        ...shared(task, check, seed),
        key: `${check.id}/drawn ${i}`,
        args: inputs(drawFrom(seed, check.id, i), size),
        drawn: true,
      }),
    ),
  )
  return [...chosen, ...drawn]
}

/** Calls that no check makes: they only tell mistakes apart. */
export const witnessesOf = (task: Task, seed: number): Call[] =>
  (task.witnesses ?? []).map(({ call, args }, i) => ({
    key: `witness/${i}`,
    check: null,
    call,
    args,
    async: call.startsWith('probe.') || isAsync(task, call),
    timeoutMs: usualTimeoutMs,
    seed,
    tolerance: valueTolerance,
    drawn: false,
  }))
