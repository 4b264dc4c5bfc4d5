import type { Value } from '../values.js'
import type { Outcome, Thrown } from '../worker/protocol.js'
import type { Call } from './calls.js'
import { compare, isFiniteValue } from './compare.js'

/** The value that a call answered with, if it did. */
export const answerOf = ({ ending }: Outcome): { readonly value: Value } | null =>
  ending.how === 'answered' && ending.answer.kind === 'value' ? ending.answer : null

/** An answer of finite numbers: the evidence that names a mistake. Anything else says little. */
export const isTelling = (outcome: Outcome): boolean => {
  const answer = answerOf(outcome)
  return answer !== null && isFiniteValue(answer.value)
}

/** TensorFlow.js found no way from an answer back to what it was made from. */
export const lacksGradient = ({ message }: Thrown): boolean =>
  /annot compute gradient|gradient function not found/.test(message)

/** Whether two programs did the same: equal values, or both threw, or both took too long. */
export const didTheSame = (a: Outcome, b: Outcome, call: Call): boolean => {
  const [x, y] = [answerOf(a), answerOf(b)]
  if (x && y) return compare(x.value, y.value, call) === null
  if (x || y || a.ending.how !== b.ending.how) return false
  if (a.ending.how === 'threw' && b.ending.how === 'threw') {
    // Without a gradient is one thing, with an error on the way to it another.
    if (call.gradient) return lacksGradient(a.ending.error) === lacksGradient(b.ending.error)
    const mention = call.throws?.mention
    return (
      mention === undefined ||
      a.ending.error.message.includes(mention) === b.ending.error.message.includes(mention)
    )
  }
  return a.ending.how !== 'answered' || JSON.stringify(a.ending) === JSON.stringify(b.ending)
}

/** An outcome that was not run: the author wrote it down. */
export const written = (value: Value): Outcome => ({
  ending: { how: 'answered', answer: { kind: 'value', value } },
  ...untouched,
})

/** An error as the author asks for it. */
export const writtenThrow = ({ mention = '' }: NonNullable<Call['throws']>): Outcome => ({
  ending: { how: 'threw', error: { name: 'Error', message: mention } },
  ...untouched,
})

const untouched = { leaked: 0, disposed: [], tampered: [], console: [] } as const
