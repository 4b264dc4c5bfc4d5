import { describe, expect, it } from 'vitest'
import { histogram } from './histogram.js'

const one = (values: readonly number[], options = {}) =>
  histogram({ series: [{ name: 'a', values }], ...options })

describe('histogram', () => {
  it('has bins of equal width at round borders around all values', () => {
    const figure = one([0.12, 1.9, 2.2, 3.7, 4.9], { bins: 5 })
    expect(figure.edges).toEqual([0, 1, 2, 3, 4, 5])
    expect(figure.series).toEqual([
      { name: 'a', counts: [1, 1, 1, 1, 1], left: 0, mean: expect.closeTo(2.564, 12) },
    ])
  })
  it('keeps to a domain, and counts what is beyond it', () => {
    const figure = one([-1, 0.5, 1.5, 2.5, 9, Number.NaN], { bins: 3, x: { domain: [0.25, 3] } })
    expect(figure.edges.at(0)).toBe(0.25)
    expect(figure.edges.at(-1)).toBe(3)
    expect(figure.series[0]).toMatchObject({ left: 3 })
    expect(figure.series[0]?.counts.reduce((a, b) => a + b)).toBe(3)
  })
  it('counts every value once, whatever they are', () => {
    for (const values of [
      [],
      [7],
      [2, 2, 2],
      [1e300, -1e300],
      [5e-324, 1e-323],
      Array.from({ length: 1000 }, (_, i) => i % 10),
    ]) {
      const figure = one(values)
      expect(figure.series[0]?.counts.reduce((a, b) => a + b, 0)).toBe(values.length)
      expect(
        figure.edges.every((edge, i) => i === 0 || edge > (figure.edges[i - 1] as number)),
      ).toBe(true)
    }
  })
  it('refuses a number of bins that is none', () => {
    for (const bins of [0, -1, 2.5, Number.NaN]) {
      expect(() => one([1], { bins })).toThrow(expect.objectContaining({ code: 'viz/bad-count' }))
    }
  })
})
