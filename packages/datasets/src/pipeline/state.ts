import { datasetsError } from '../errors.js'
import type { State } from './cursor.js'

type Fields = Readonly<Record<string, State>>

/** The fields of a state. @throws `datasets/bad-state` where it was made by other steps */
export const fieldsOf = <Name extends string>(
  state: State,
  step: string,
  ...names: readonly Name[]
): Readonly<Record<Name, State>> => {
  const isObject = typeof state === 'object' && state !== null && !Array.isArray(state)
  if (!isObject || names.some((name) => !Object.hasOwn(state, name))) {
    throw datasetsError('datasets/bad-state', {
      step,
      received: JSON.stringify(state).slice(0, 80),
    })
  }
  return state as Fields as Readonly<Record<Name, State>>
}

/** A whole number of a state. @throws `datasets/bad-state` */
export const countIn = (value: State, step: string): number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw datasetsError('datasets/bad-state', { step, received: JSON.stringify(value) })
  }
  return value
}
