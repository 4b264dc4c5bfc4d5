import { describe, expect, it } from 'vitest'
import { epochOrder } from './order.js'
import { deriveSeed } from './seeds.js'

describe('epochOrder', () => {
  it('is a permutation', () => {
    const order = epochOrder(1000, 3, 0)
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i))
    expect([...order]).not.toEqual([...order].sort((a, b) => a - b))
  })
  it('never changes for a seed and an epoch', () => {
    expect([...epochOrder(8, 1, 0)]).toEqual(frozen[0])
    expect([...epochOrder(8, 1, 1)]).toEqual(frozen[1])
    expect([...epochOrder(8, 2, 0)]).toEqual(frozen[2])
  })
  it('takes nothing and one', () => {
    expect([...epochOrder(0, 1, 0)]).toEqual([])
    expect([...epochOrder(1, 1, 0)]).toEqual([0])
  })
  it('puts each example first equally often', () => {
    const first = new Array<number>(5).fill(0)
    for (let seed = 0; seed < 5000; seed++) first[epochOrder(5, seed, 0)[0]!]!++
    // Chi-squared with 4 degrees of freedom passes 18.5 once in a thousand.
    expect(first.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)).toBeLessThan(18.5)
  })
})

describe('deriveSeed', () => {
  it('tells purposes, numbers and neighbours apart', () => {
    const seeds = new Set<number>()
    for (let seed = 0; seed < 50; seed++) {
      for (let step = 0; step < 50; step++) {
        seeds.add(deriveSeed(seed, 'step', step)).add(deriveSeed(seed, 'order', step))
      }
    }
    expect(seeds.size).toBe(5000)
    expect(deriveSeed(1, 'step', 12)).not.toBe(deriveSeed(11, 'step', 2))
  })
})

const frozen = [
  [7, 1, 0, 5, 3, 2, 4, 6],
  [3, 1, 7, 5, 4, 6, 2, 0],
  [1, 7, 5, 6, 4, 0, 3, 2],
]
