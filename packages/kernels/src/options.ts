import { kernelsError } from './errors.js'

const show = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value) : String(value)

/** @throws `kernels/option` */
export const refuse = (
  operation: string,
  option: string,
  expected: string,
  value: unknown,
): never => {
  throw kernelsError('kernels/option', { operation, option, expected, received: show(value) })
}

/** @throws `kernels/option` unless `value` is a finite number above 0 */
export const checkPositive = (operation: string, option: string, value: number): void => {
  if (typeof value !== 'number' || !(value > 0) || value === Number.POSITIVE_INFINITY) {
    refuse(operation, option, 'a finite number above 0', value)
  }
}

/** @throws `kernels/option` unless `value` is a finite number */
export const checkFinite = (operation: string, option: string, value: number): void => {
  if (!Number.isFinite(value)) refuse(operation, option, 'a finite number', value)
}

/** @throws `kernels/option` unless `value` is a whole number from `least` to `most` */
export const checkWhole = (
  operation: string,
  option: string,
  value: number,
  least: number,
  most = Number.POSITIVE_INFINITY,
): void => {
  if (!Number.isSafeInteger(value) || value < least || value > most) {
    const range =
      most === Number.POSITIVE_INFINITY ? `of at least ${least}` : `from ${least} to ${most}`
    refuse(operation, option, `a whole number ${range}`, value)
  }
}

/** @throws `kernels/option` unless `value` is odd: a kernel of even size has no middle */
export const checkOdd = (operation: string, option: string, value: number): void => {
  if (!Number.isSafeInteger(value) || value < 1 || value % 2 === 0) {
    refuse(operation, option, 'an odd whole number of at least 1', value)
  }
}

/** @throws `kernels/option` unless `value` is odd and below 4096, so that a window fits any memory */
export const checkWindow = (operation: string, option: string, value: number): void => {
  checkOdd(operation, option, value)
  if (value > 4095) refuse(operation, option, 'an odd whole number of at most 4095', value)
}

/** @throws `kernels/option` unless `value` is a finite number of at least 0 */
export const checkNotNegative = (operation: string, option: string, value: number): void => {
  if (!(Number.isFinite(value) && value >= 0)) {
    refuse(operation, option, 'a finite number of at least 0', value)
  }
}

/** @throws `kernels/option` unless `value` is one of `choices` */
export const checkChoice = <Choice extends string>(
  operation: string,
  option: string,
  value: Choice,
  choices: readonly Choice[],
): void => {
  if (!choices.includes(value)) refuse(operation, option, `one of ${choices.join(', ')}`, value)
}
