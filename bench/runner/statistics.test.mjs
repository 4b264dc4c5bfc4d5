import { expect, it } from 'vitest'
import { median, pairedRatio, quantile } from './statistics.mjs'

it('takes quantiles as NumPy does', () => {
  expect(quantile([4, 1, 3, 2], 0.25)).toBe(1.75)
  expect(quantile([4, 1, 3, 2], 1)).toBe(4)
  expect(median([3])).toBe(3)
  expect(median([1, 10, 2])).toBe(2)
  expect(() => median([])).toThrow('at least one value')
})

it('keeps a ratio where the machine slows down for a round', () => {
  expect(pairedRatio([[2], [20], [2]], [[1], [10], [1]])).toBe(2)
})

it('compares only rounds that both had', () => {
  expect(pairedRatio([[3], [5]], [[1]])).toBe(3)
  expect(pairedRatio([[3]], [[1], [100]])).toBe(3)
})
