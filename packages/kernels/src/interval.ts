import { refuse } from './options.js'

/** From the least to the largest, both included. */
export type Interval = readonly [least: number, most: number]

/** @throws `kernels/option` unless `range` is two finite numbers, the smaller first */
export const checkRange = (operation: string, option: string, range: Interval): void => {
  const isRange =
    Array.isArray(range) &&
    range.length === 2 &&
    range.every(Number.isFinite) &&
    range[0] < range[1]
  if (!isRange) {
    const received = Array.isArray(range) ? `[${range.join(', ')}]` : range
    refuse(operation, option, 'two finite numbers, the smaller first', received)
  }
}
