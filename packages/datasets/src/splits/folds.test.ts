import { describe, expect, it } from 'vitest'
import { kFold, splitIndices } from './folds.js'

const range = (n: number) => Array.from({ length: n }, (_, i) => i)
const sorted = (lists: readonly Uint32Array[]) =>
  lists.flatMap((list) => [...list]).sort((a, b) => a - b)

describe('splitIndices', () => {
  it('gives each item to one part, in shares, the same for one seed', () => {
    const parts = splitIndices(150, [0.7, 0.2, 0.1], { seed: 1 })
    expect(parts.map((part) => part.length)).toEqual([105, 30, 15])
    expect(sorted(parts)).toEqual(range(150))
    expect(splitIndices(150, [0.7, 0.2, 0.1], { seed: 1 })).toEqual(parts)
    expect(splitIndices(150, [0.7, 0.2, 0.1], { seed: 2 })).not.toEqual(parts)
  })
  it('keeps the share of each class', () => {
    const labels = range(200).map((i) => (i < 150 ? 'cat' : i < 190 ? 'dog' : 'rabbit'))
    const [train, test] = splitIndices(200, [0.8, 0.2], { seed: 3, labels }) as [
      Uint32Array,
      Uint32Array,
    ]
    const count = (part: Uint32Array, label: string) =>
      [...part].filter((i) => labels[i] === label).length
    expect(
      ['cat', 'dog', 'rabbit'].map((label) => [count(train, label), count(test, label)]),
    ).toEqual([
      [120, 30],
      [32, 8],
      [8, 2],
    ])
  })
  it('tears no group apart', () => {
    const groups = range(100).map((i) => i % 17)
    const parts = splitIndices(100, [0.5, 0.5], { seed: 4, groups })
    const homes = parts.map((part) => new Set([...part].map((i) => groups[i])))
    expect([...(homes[0] as Set<number>)].filter((group) => homes[1]?.has(group))).toEqual([])
    expect(sorted(parts)).toEqual(range(100))
    for (const part of parts) expect(Math.abs(part.length - 50)).toBeLessThanOrEqual(6)
  })
  it.each([[[]], [[0.5]], [[1, 0]], [[0.5, 0.6]], [[Number.NaN, 1]], [[-1, 2]]])(
    'refuses shares %j',
    (shares) => {
      expect(() => splitIndices(10, shares, { seed: 1 })).toThrow(/"shares"/)
    },
  )
  it('refuses labels that are not one for each', () => {
    expect(() => splitIndices(10, [1], { seed: 1, labels: [1] })).toThrow(/"labels"/)
    expect(() => splitIndices(10, [1], { seed: 1, groups: [] })).toThrow(/"groups"/)
  })
})

describe('kFold', () => {
  it('tests each item once', () => {
    const folds = kFold(11, 4, { seed: 1 })
    expect(folds.map(({ test }) => test.length).sort()).toEqual([2, 3, 3, 3])
    expect(sorted(folds.map(({ test }) => test))).toEqual(range(11))
    for (const { train, test } of folds) expect(sorted([train, test])).toEqual(range(11))
  })
  it('has every class in every fold, if there are enough of it', () => {
    const labels = range(50).map((i) => (i % 5 === 0 ? 1 : 0))
    for (const { test } of kFold(50, 5, { seed: 2, labels })) {
      expect([...test].filter((i) => labels[i] === 1)).toHaveLength(2)
    }
  })
  it('refuses fewer than two folds', () => {
    expect(() => kFold(10, 1, { seed: 1 })).toThrow(/"folds"/)
  })
})
