import { describe, expect, it } from 'vitest'
import { permutation } from './permutation.js'
import reference from './permutation.reference.json' with { type: 'json' }

describe('permutation', () => {
  it('is frozen: the same seed gives the same order everywhere and for ever', () => {
    for (const { length, seed, epoch, order } of reference) {
      expect([...permutation(length, { seed, epoch })]).toEqual(order)
    }
    expect([...permutation(10, { seed: 0 })]).toEqual([1, 4, 8, 2, 6, 5, 9, 0, 3, 7])
  })

  it('holds every number once', () => {
    for (const length of [0, 1, 2, 3, 1000]) {
      const order = permutation(length, { seed: 5 })
      expect([...order].sort((a, b) => a - b)).toEqual([...Array(length).keys()])
    }
  })

  it('gives all orders of four things about equally often', () => {
    const seen = new Map<string, number>()
    for (let seed = 0; seed < 24_000; seed++) {
      const order = permutation(4, { seed }).join('')
      seen.set(order, (seen.get(order) ?? 0) + 1)
    }
    expect(seen.size).toBe(24)
    // 1,000 each is expected; the standard deviation is 31.
    for (const times of seen.values()) expect(Math.abs(times - 1000)).toBeLessThan(155)
  })

  it('tells seeds apart that differ only above 32 bits, and seed from epoch', () => {
    const orders = [
      permutation(50, { seed: 1 }),
      permutation(50, { seed: 1 + 2 ** 32 }),
      permutation(50, { seed: 0, epoch: 1 }),
      permutation(50, { seed: 1, epoch: 1 }),
      permutation(50, { seed: 2, epoch: 0 }),
    ].map((order) => order.join())
    expect(new Set(orders).size).toBe(orders.length)
  })

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    'refuses the seed %d',
    (seed) => {
      expect(() => permutation(3, { seed })).toThrow(/Option "seed": expected a whole number/)
    },
  )
})
