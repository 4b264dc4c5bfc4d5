/** What a message may mention: plain data, so that another language can say it too. */
export type Details = object

/**
 * An error that a program can act on and a person can read.
 *
 * `message` says in English what was expected, what came and what to do; {@link describeError}
 * says the same in another language from `code` and `details`.
 */
export class CodedError<Code extends string = string> extends Error {
  override readonly name = 'CodedError'

  constructor(
    readonly code: Code,
    readonly details: Details,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** True for a {@link CodedError} of any copy of this package. */
export const isCodedError = (value: unknown): value is CodedError =>
  value instanceof Error &&
  'code' in value &&
  typeof value.code === 'string' &&
  value.code.includes('/') &&
  'details' in value &&
  typeof value.details === 'object' &&
  value.details !== null
