import { describe, expect, it } from 'vitest'
import { deriveSeed } from './seeds.js'

describe('deriveSeed', () => {
  it('tells purposes, numbers and neighbours apart', () => {
    const seeds = new Set<number>()
    for (let seed = 0; seed < 50; seed++) {
      for (let step = 0; step < 50; step++) {
        seeds.add(deriveSeed(seed, 'step', step)).add(deriveSeed(seed, 'dropout', step))
      }
    }
    expect(seeds.size).toBe(5000)
    expect(deriveSeed(1, 'step', 12)).not.toBe(deriveSeed(11, 'step', 2))
  })
})
