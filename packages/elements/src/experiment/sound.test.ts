import { describe, expect, it } from 'vitest'
import { tonesOf } from './sound.js'

describe('tonesOf', () => {
  it('sinks with the loss, equal factors by equal factors', () => {
    const pitches = [880, Math.sqrt(880 * 180), 180]
    expect(tonesOf([100, 10, 1])).toEqual(pitches.map((pitch) => expect.closeTo(pitch, 6)))
  })

  it('plays long runs in as many tones as short ones', () => {
    expect(tonesOf(Array.from({ length: 10_000 }, (_, i) => 1 / (i + 1)))).toHaveLength(120)
  })

  it('stays in the middle where nothing moves, and skips what is no number', () => {
    const [middle] = tonesOf([2, 2])
    expect(middle).toBeCloseTo(Math.sqrt(880 * 180), 6)
    expect(tonesOf([Number.NaN, Number.POSITIVE_INFINITY, -1])).toEqual([])
    expect(tonesOf([])).toEqual([])
  })
})
