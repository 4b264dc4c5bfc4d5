import { languages } from '@firstgrad/errors'
import { coreError } from '../errors.js'
import { cardSchema, type ExperimentCard } from '../exercises/experiment-card.js'
import type { NumberInWords } from '../training/number-in-words.js'
import { mergeProgress } from './merge.js'
import { type ExerciseProgress, type Progress, progressVersion } from './progress.js'

/** Where the text is not what progress looks like; '' for all of it. */
class Misplaced extends Error {
  constructor(readonly place: string) {
    super(place)
  }
}

type Reader<T> = (value: unknown, place: string) => T

/** A reader of what `test` holds for. */
const that =
  <T>(test: (value: unknown) => boolean): Reader<T> =>
  (value, place) => {
    if (!test(value)) throw new Misplaced(place)
    return value as T
  }

const text = that<string>((value) => typeof value === 'string')
const count = that<number>((value) => Number.isSafeInteger(value) && (value as number) >= 0)
const truth = that<boolean | null>((value) => value === null || typeof value === 'boolean')
const setting = that<number | string | boolean>(
  (value) => ['string', 'boolean'].includes(typeof value) || Number.isFinite(value),
)
const time = that<string>(
  (value) =>
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) &&
    !Number.isNaN(Date.parse(value)),
)
const object = that<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
)
const array = that<readonly unknown[]>(Array.isArray)

const metric = that<NumberInWords>(
  (value) => Number.isFinite(value) || ['NaN', 'Infinity', '-Infinity'].includes(value as string),
)

const listOf =
  <T>(read: Reader<T>): Reader<readonly T[]> =>
  (value, place) =>
    array(value, place).map((each, i) => read(each, `${place}[${i}]`))

const recordOf =
  <T>(read: Reader<T>, name = /./): Reader<Readonly<Record<string, T>>> =>
  (value, place) => {
    const entries = Object.entries(object(value, place)).map(([key, each]) => {
      if (!name.test(key)) throw new Misplaced(`${place}.${key}`)
      return [key, read(each, `${place}.${key}`)] as const
    })
    return Object.fromEntries(entries)
  }

/** Reads the fields that are there; those of `optional` need not be. */
const fieldsOf =
  <T extends object>(
    readers: { readonly [Key in keyof T]-?: Reader<NonNullable<T[Key]> | T[Key]> },
    optional: readonly (keyof T & string)[] = [],
  ): Reader<T> =>
  (value, place) => {
    const fields = object(value, place)
    const names = Object.keys(readers) as (keyof T & string)[]
    const read = names
      .filter((name) => !(optional.includes(name) && fields[name] === undefined))
      .map((name) => [name, readers[name](fields[name], `${place}.${name}`)])
    return Object.fromEntries(read)
  }

/** Whether a card says what a run has shown is for those to ask who make the run again. */
const card = fieldsOf<ExperimentCard>(
  {
    schema: that((value) => value === cardSchema),
    exercise: text,
    language: that((value) => languages.some((each) => each === value)),
    seed: count,
    start: text,
    parameters: recordOf(setting),
    versions: recordOf(text),
    backend: text,
    threads: count,
    simd: text,
    metrics: recordOf(metric),
    figures: recordOf(text),
    sha256: text,
  },
  ['start', 'threads', 'simd'],
)

const entry = fieldsOf<ExerciseProgress>(
  {
    startedAt: time,
    lastAt: time,
    passedAt: time,
    solutionAt: time,
    attempts: count,
    failures: count,
    hints: count,
    mistakes: listOf(fieldsOf({ id: text, at: time })),
    predictions: listOf(fieldsOf({ at: time, choice: text, right: truth })),
    runs: listOf(fieldsOf({ at: time, card })),
  },
  ['passedAt', 'solutionAt'],
)

const exercises = recordOf(entry, /^[a-z0-9][a-z0-9-]*\/[a-z0-9][a-z0-9-]*$/)

const progress: Reader<Progress> = (value, place) => {
  const fields = object(value, place)
  if (fields.version !== progressVersion) throw new Misplaced('version')
  return { version: progressVersion, exercises: exercises(fields.exercises, 'exercises') }
}

const jsonOf = (source: string): unknown => {
  try {
    return JSON.parse(source)
  } catch {
    throw new Misplaced('')
  }
}

/**
 * Progress from its text.
 *
 * @param source as {@link exportProgress} writes it
 * @param path what an error calls it
 * @throws `core/progress-newer` where a later firstgrad wrote it
 * @throws `core/progress-damaged` where it is anything else
 */
export const parseProgress = (source: string, path: string): Progress => {
  try {
    const value = jsonOf(source)
    const version = count(object(value, '').version, 'version')
    if (version > progressVersion) {
      throw coreError('core/progress-newer', { path, version, supported: progressVersion })
    }
    return progress(value, '')
  } catch (error) {
    if (!(error instanceof Misplaced)) throw error
    throw coreError('core/progress-damaged', { path, place: error.place, keptAs: null })
  }
}

/**
 * The text of a progress file: JSON that another machine can import.
 *
 * @throws TypeError where it holds what could not be read back, so that no such file is ever written
 */
export const exportProgress = (value: Progress): string => {
  const source = JSON.stringify(value, null, 1)
  try {
    progress(JSON.parse(source), '')
  } catch (error) {
    if (!(error instanceof Misplaced)) throw error
    throw new TypeError(`Expected progress, got something else at ${error.place}`)
  }
  return `${source}\n`
}

/**
 * Progress with what another machine exported. Nothing is lost and importing twice changes nothing.
 *
 * @param path what an error calls the text
 * @throws as {@link parseProgress}
 */
export const importProgress = (own: Progress, source: string, path: string): Progress =>
  mergeProgress(own, parseProgress(source, path))
