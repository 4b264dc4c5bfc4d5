import { describe, expect, it } from 'vitest'
import { chooseRows } from './choose-rows.js'
import { parseSplit } from './parse-split.js'

const rows = (split: string, { order, seed }: { order?: 'mixed'; seed?: number } = {}) => {
  const info = { splits: { train: 10 }, ...(order && { order }) }
  return [...chooseRows(info, { slices: parseSplit(split, info.splits), seed })]
}

describe('chooseRows', () => {
  it('gives slices of the published order, one after the other', () => {
    expect(rows('train')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(rows('train[-2:]+train[:30%]')).toEqual([8, 9, 0, 1, 2])
  })

  it('mixes once, whatever the slice, so that slices are disjoint and join to the whole', () => {
    const whole = rows('train', { order: 'mixed' })
    // Frozen: another order would move items between everyone's training and test data.
    expect(whole).toEqual([1, 4, 8, 2, 6, 5, 9, 0, 3, 7])
    expect([
      ...rows('train[:80%]', { order: 'mixed' }),
      ...rows('train[80%:]', { order: 'mixed' }),
    ]).toEqual(whole)
    expect([...whole].sort()).toEqual(rows('train'))
  })

  it('shuffles by the seed what was cut, and nothing else', () => {
    const shuffled = rows('train[:5]', { seed: 3 })
    expect(shuffled).not.toEqual([0, 1, 2, 3, 4])
    expect(rows('train[:5]', { seed: 3 })).toEqual(shuffled)
    expect([...shuffled].sort()).toEqual([0, 1, 2, 3, 4])
    const mixed = { order: 'mixed' } as const
    expect(rows('train[:5]', { ...mixed, seed: 3 }).sort()).toEqual(rows('train[:5]', mixed).sort())
  })

  it('counts through the splits, and mixes each for itself', () => {
    const info = { splits: { train: 10, test: 3 }, order: 'mixed' } as const
    const of = (split: string) => [
      ...chooseRows(info, { slices: parseSplit(split, info.splits), seed: undefined }),
    ]
    expect(of('train')).toEqual(rows('train', { order: 'mixed' }))
    expect(of('test').sort((a, b) => a - b)).toEqual([10, 11, 12])
    expect(of('test[1:]+train[:1]')).toEqual([...of('test').slice(1), 1])
    const published = chooseRows(
      { splits: info.splits },
      { slices: parseSplit('test', info.splits) },
    )
    expect([...published]).toEqual([10, 11, 12])
  })
})
