import { CodedError, type Details } from './coded-error.js'

/** The languages in which every text of firstgrad is complete. */
export const languages = ['en', 'zh-CN'] as const
export type Language = (typeof languages)[number]

/** Words for each code, made from the details of the error. */
export type Catalog<DetailsOf extends object> = {
  readonly [Code in keyof DetailsOf]: (details: DetailsOf[Code]) => string
}

/** The same codes in every language; a missing one does not compile. */
export type Messages<DetailsOf extends object> = Readonly<Record<Language, Catalog<DetailsOf>>>

/**
 * Makes the one function by which a package makes its errors.
 *
 * @example
 * ```ts
 * import { errorMaker } from '@firstgrad/errors'
 *
 * const makeError = errorMaker<{ 'bakery/too-hot': { degrees: number } }>({
 *   'bakery/too-hot': ({ degrees }) => `Expected an oven below 250 °C, got ${degrees} °C.`,
 * })
 * console.log(makeError('bakery/too-hot', { degrees: 300 }).message)
 * ```
 */
export const errorMaker =
  <DetailsOf extends object>(english: Catalog<DetailsOf>) =>
  <Code extends keyof DetailsOf & string>(
    code: Code,
    details: DetailsOf[Code] & Details,
    options?: ErrorOptions,
  ): CodedError<Code> =>
    new CodedError(code, details, english[code](details), options)
