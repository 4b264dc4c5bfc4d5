import type { Value } from '../values.js'
import type { Call } from './calls.js'
import { compare, type Difference } from './compare.js'
import type { Observation } from './observe.js'
import { answerOf, lacksGradient } from './outcomes.js'
import { endedMessage, type Message, type Status } from './verdict.js'
import { writeCall } from './write-value.js'

export interface Judged {
  readonly status: Status
  readonly message?: Message
}

/** What one call came to. */
export const judgeCall = ({ call, yours, target }: Observation): Judged => {
  const { ending, tampered } = yours
  const written = writeCall(call.call, call.args, call.gradient)
  if (tampered.length > 0)
    return { status: 'error', message: { code: 'check/tampered', details: { what: tampered } } }
  switch (ending.how) {
    case 'timeout':
      return {
        status: 'timeout',
        message: { code: 'check/timeout', details: { call: written, afterMs: ending.afterMs } },
      }
    case 'ended':
      return { status: 'error', message: endedMessage(ending) }
    case 'threw': {
      if (call.throws) return judgeThrow(call, ending.error.message, written)
      if (call.gradient && lacksGradient(ending.error))
        return {
          status: 'fail',
          message: { code: 'check/gradient-missing', details: { call: written } },
        }
      return {
        status: 'error',
        message: { code: 'check/threw', details: { call: written, error: ending.error } },
      }
    }
    case 'answered': {
      const { answer } = ending
      if (call.throws) {
        const { mention } = call.throws
        const details = { call: written, ...(mention !== undefined && { mention }) }
        return { status: 'fail', message: { code: 'check/should-throw', details } }
      }
      if (answer.kind === 'odd') {
        const { what, where } = answer
        return {
          status: 'fail',
          message: { code: 'check/odd', details: { call: written, what, where } },
        }
      }
      return judgeValue(call, answer.value, answerOf(target)?.value, written)
    }
  }
}

const judgeThrow = (call: Call, said: string, written: string): Judged => {
  const { mention } = call.throws!
  if (mention === undefined || said.includes(mention)) return { status: 'pass' }
  return {
    status: 'fail',
    message: { code: 'check/should-throw', details: { call: written, mention, said } },
  }
}

/** A difference in a list of gradients, told by the argument: `#2` is the second one. */
const ofArgument = (difference: Difference, gradient: readonly number[]): Difference => ({
  ...difference,
  path: difference.path.replace(/^\[(\d+)\]/, (_, i) => `#${gradient[Number(i)]! + 1}`),
})

const judgeValue = (call: Call, yours: Value, target: Value, written: string): Judged => {
  const accept = call.check?.accept
  const difference = accept
    ? accept(yours, target, call.args)
      ? null
      : (compare(yours, target, call) ?? ({ kind: 'refused', path: '' } as const))
    : compare(yours, target, call)
  if (!difference) return { status: 'pass' }
  const shown = call.gradient ? ofArgument(difference, call.gradient) : difference
  return {
    status: 'fail',
    message: { code: 'check/different', details: { call: written, difference: shown } },
  }
}
