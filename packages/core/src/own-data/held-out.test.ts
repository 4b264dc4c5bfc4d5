import { describe, expect, it } from 'vitest'
import { holdOut } from './held-out.js'

describe('holdOut', () => {
  it('keeps a fifth of every class back, and nothing twice', () => {
    const groups = Uint8Array.from({ length: 60 }, (_, i) => (i < 50 ? 0 : 1))
    const { learn, judge } = holdOut(groups, 1)
    expect([...learn, ...judge].sort((a, b) => a - b)).toEqual(Array.from(groups, (_, i) => i))
    expect(judge.filter((i) => groups[i] === 0)).toHaveLength(10)
    expect(judge.filter((i) => groups[i] === 1)).toHaveLength(2)
  })

  it('keeps one back where a class has two, none where it has one', () => {
    const { learn, judge } = holdOut([0, 0, 1], 3)
    expect(judge).toHaveLength(1)
    expect([...learn]).toContain(2)
    expect(holdOut([], 1)).toEqual({ learn: new Uint32Array(), judge: new Uint32Array() })
  })

  it('is the same for one seed, and another for another', () => {
    const groups = new Uint8Array(100)
    expect(holdOut(groups, 5)).toEqual(holdOut(groups, 5))
    expect(holdOut(groups, 5).judge).not.toEqual(holdOut(groups, 6).judge)
  })
})
