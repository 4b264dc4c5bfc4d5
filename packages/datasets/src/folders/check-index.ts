import { datasetsError } from '../errors.js'

/** @throws `datasets/bad-option` unless `index` is one of `length` places */
export const checkIndex = (index: number, length: number): void => {
  if (Number.isInteger(index) && index >= 0 && index < length) return
  throw datasetsError('datasets/bad-option', {
    option: 'index',
    expected: `a whole number from 0 to ${length - 1}`,
    received: String(index),
  })
}
