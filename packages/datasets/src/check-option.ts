import { datasetsError } from './errors.js'

const show = (value: unknown): string =>
  typeof value === 'string' ? JSON.stringify(value) : String(value)

/** @throws `datasets/bad-option` unless `value` is a whole number of at least `min` */
export const checkInteger = (option: string, value: number, { min }: { min: number }): void => {
  if (!Number.isSafeInteger(value) || value < min) {
    const expected = `a whole number of at least ${min}`
    throw datasetsError('datasets/bad-option', { option, expected, received: show(value) })
  }
}

/** @throws `datasets/bad-option` unless `value` is a string with something in it, or undefined */
export const checkText = (option: string, value: unknown): void => {
  if (value !== undefined && (typeof value !== 'string' || value === '')) {
    const expected = 'a text that is not empty'
    throw datasetsError('datasets/bad-option', { option, expected, received: show(value) })
  }
}

/** @throws `datasets/bad-option` unless `value` is a whole number from 0 to `length - 1` */
export const checkIndex = (option: string, value: number, length: number): void => {
  if (!Number.isSafeInteger(value) || value < 0 || value >= length) {
    const expected = `a whole number from 0 to ${length - 1}`
    throw datasetsError('datasets/bad-option', { option, expected, received: show(value) })
  }
}
