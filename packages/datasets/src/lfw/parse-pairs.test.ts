import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeOf, damaged, fuzzRuns, utf8 } from '../../test/hostile.js'
import { parsePairs } from './parse-pairs.js'

describe('parsePairs', () => {
  it('reads a list without folds', () => {
    const text = '1\nAaron_Peirsol\t1\t12\nAJ_Cook\t1\tMarsha_Thomason\t1000\n'
    expect(parsePairs(text, 'p')).toEqual([
      [
        { first: 'Aaron_Peirsol_0001', second: 'Aaron_Peirsol_0012', same: true },
        { first: 'AJ_Cook_0001', second: 'Marsha_Thomason_1000', same: false },
      ],
    ])
  })

  it('reads folds, with either end of line', () => {
    const fold = (n: number) => `A\t1\t${n}\nB\t2\t${n}\nA\t1\tC\t${n}\nB\t2\tC\t${n}\n`
    const text = `3\t2\n${fold(1)}${fold(2)}${fold(3)}`
    const folds = parsePairs(text, 'p')
    expect(folds.map((pairs) => pairs.map(({ second }) => second))).toEqual(
      [1, 2, 3].map((n) => [`A_000${n}`, `B_000${n}`, `C_000${n}`, `C_000${n}`]),
    )
    expect(folds[2]!.map(({ same }) => same)).toEqual([true, true, false, false])
    expect(parsePairs(text.replaceAll('\n', '\r\n'), 'p')).toEqual(folds)
  })

  it.each([
    ['', 'a count of pairs'],
    ['many\nA\t1\t2\n', 'a count of pairs'],
    ['1\nA\t1\t2\n', '2 pairs, but holds 1'],
    ['1\nA\t1\t2\nA\t1\tB\t2\nA\t1\tB\t3\n', '2 pairs, but holds 3'],
    ['10\t300\n', '6000 pairs'],
    ['1\nA\t1\tB\t2\nA\t1\t2\n', 'a pair of one person in line 2'],
    ['1\nA\t1\t2\nA\t1\t2\n', 'a pair of two persons in line 3'],
    ['1\nA\t1\t2\nA\t1\tB\n', 'a pair of two persons in line 3'],
    ['1\nA 1 2\nA\t1\tB\t2\n', 'a pair of one person in line 2'],
  ])('refuses %j', (text, expected) => {
    expect(() => parsePairs(text, 'p')).toThrow(expected)
    expect(codeOf(() => parsePairs(text, 'p'))).toBe('datasets/unexpected-shape')
  })

  it('ends with a right value or an error of ours, whatever is damaged', () => {
    const text = '2\t1\nA\t1\t2\nA\t1\tC\t2\nB\t1\t2\nB\t1\tC\t2\n'
    fc.assert(
      fc.property(damaged(utf8(text)), (bytes) => {
        const code = codeOf(() => {
          const folds = parsePairs(new TextDecoder().decode(bytes), 'p')
          for (const { same } of folds.flat()) expect(typeof same).toBe('boolean')
        })
        expect(['none', 'datasets/unexpected-shape']).toContain(code)
      }),
      fuzzRuns,
    )
  })
})
