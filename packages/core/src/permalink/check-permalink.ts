import { limits, type Permalink } from './permalink.js'
import { refuse } from './refuse.js'

const fields = ['exercise', 'code', 'parameters', 'seed']

/** An id of the course; every exercise is called so. */
const exerciseId = /^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/

/** What may be a word in a file and has no business in the value of a parameter. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u

/** Of control characters a program has use for a tab, the ends of lines, and the end of a page. */
const unreadable = /[^\P{Cc}\t\n\v\f\r]|\p{Cs}/u

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** As parameters are called, and nothing that every object has. */
const isName = (name: unknown): name is string =>
  typeof name === 'string' &&
  name.length <= limits.name &&
  /^[a-z][A-Za-z0-9]*$/.test(name) &&
  !(name in Object.prototype)

const checkExercise = (value: unknown): string => {
  const isId = typeof value === 'string' && value.length <= limits.exercise
  return isId && exerciseId.test(value) ? value : refuse('exercise')
}

const checkCode = (value: unknown): string => {
  if (typeof value !== 'string' || unreadable.test(value)) return refuse('code')
  const isLong = new TextEncoder().encode(value).length > limits.code
  return isLong ? refuse('code-too-long') : value
}

const checkValue = (name: string, value: unknown): number | string | boolean => {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  const isWord = typeof value === 'string' && value.length <= limits.word && !unseen.test(value)
  return isWord ? value : refuse('parameter-value', name)
}

const checkParameters = (value: unknown): NonNullable<Permalink['parameters']> => {
  if (!isRecord(value)) return refuse('parameters')
  const entries = Object.entries(value)
  if (entries.length > limits.parameters) return refuse('parameters')
  return Object.fromEntries(
    entries.map(([name, one]) =>
      isName(name) ? [name, checkValue(name, one)] : refuse('parameter-name'),
    ),
  )
}

const checkSeed = (value: unknown): number =>
  Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : refuse('seed')

/**
 * What a link may hold beside its lock, and nothing else of it. Words of a stranger never reach a
 * message: what is named there is a parameter whose name has passed.
 *
 * @throws `core/permalink`
 */
export const checkContent = (value: unknown): Omit<Permalink, 'lock'> => {
  if (!isRecord(value)) return refuse('not-an-object')
  if (!Object.keys(value).every((name) => fields.includes(name))) return refuse('unknown-field')
  const { exercise, code, parameters, seed } = value
  return {
    exercise: checkExercise(exercise),
    ...(code !== undefined && { code: checkCode(code) }),
    ...(parameters !== undefined && { parameters: checkParameters(parameters) }),
    ...(seed !== undefined && { seed: checkSeed(seed) }),
  }
}

/** @throws `core/permalink` */
export const checkLock = (names: readonly string[]): readonly string[] =>
  names.length <= limits.parameters && names.every(isName) ? [...new Set(names)] : refuse('lock')
