import { isTensorValue, tensorOf, type Value } from '../values.js'
import type { Observation } from './observe.js'
import { answerOf } from './outcomes.js'
import type { Evidence } from './verdict.js'

/** What a failed check shows. */
export const evidenceOf = ({ call, yours, target }: Observation): Evidence => {
  const [mine, right] = [answerOf(yours), answerOf(target)]
  const difference = mine && right && subtract(mine.value, right.value)
  return {
    call: call.call,
    args: isShort(call.args) ? call.args : [],
    ...(call.gradient && { gradient: call.gradient }),
    ...(right && { target: right.value }),
    ...(mine && { yours: mine.value }),
    ...(difference && { difference }),
  }
}

const mostParts = 2000

/** Whether arguments can be written down: one that shares its parts, such as a graph, may never end. */
const isShort = (args: readonly Value[]): boolean => {
  let parts = 0
  const count = (value: Value): boolean =>
    ++parts < mostParts &&
    (isTensorValue(value) ||
      typeof value !== 'object' ||
      value === null ||
      value instanceof Uint8Array ||
      Object.values(value).every(count))
  return args.every(count)
}

const subtract = (yours: Value, target: Value): Value | undefined =>
  isTensorValue(yours) && isTensorValue(target) && yours.shape.join() === target.shape.join()
    ? tensorOf(
        Float32Array.from(yours.values, (value, i) => value - target.values[i]!),
        target.shape,
      )
    : undefined
