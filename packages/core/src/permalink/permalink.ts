/** What a link carries: an exercise, and what somebody wrote or turned in it. */
export interface Permalink {
  /** The id of the exercise: `unit/name`. */
  readonly exercise: string
  /** The learner's program. */
  readonly code?: string
  /** Of the experiment, as far as they are not its defaults. */
  readonly parameters?: Readonly<Record<string, number | string | boolean>>
  readonly seed?: number
  /** A teacher's choice: names of parameters, `seed`, `code`; shown, but not to be changed. */
  readonly lock?: readonly string[]
}

/** Why a link is refused. */
export type PermalinkFault =
  | 'no-link'
  | 'version'
  | 'fragment-too-long'
  | 'not-base64'
  | 'not-deflate'
  | 'content-too-long'
  | 'not-json'
  | 'not-an-object'
  | 'unknown-field'
  | 'exercise'
  | 'code'
  | 'code-too-long'
  | 'parameters'
  | 'parameter-name'
  | 'parameter-value'
  | 'seed'
  | 'lock'

/** The version of the format, first in every link. */
export const permalinkVersion = 1

export const limits = {
  /** Characters of the fragment. */
  fragment: 64 * 1024,
  /** Bytes of what it holds, inflated. */
  content: 256 * 1024,
  /** Bytes of the code as UTF-8. */
  code: 100 * 1000,
  exercise: 100,
  name: 40,
  word: 100,
  parameters: 100,
} as const
