import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeOf, damaged, fuzzRuns, utf8 } from '../../test/hostile.js'
import { oxfordIiitPetInfo } from './info.js'
import { parseList } from './parse-list.js'

const parse = (text: string, count: number) =>
  parseList(text, { file: 'trainval.txt', breeds: oxfordIiitPetInfo.classNames, count })

describe('parseList', () => {
  it('counts breed and species from 0', () => {
    const text =
      '#Image CLASS-ID SPECIES BREED ID\nAbyssinian_100 1 1 1\namerican_bulldog_7 2 2 1\nEgyptian_Mau_14 12 1 6\nstaffordshire_bull_terrier_9 35 2 23\nyorkshire_terrier_1 37 2 25\n'
    expect(parse(text, 5)).toEqual([
      { name: 'Abyssinian_100', breed: 0, species: 0 },
      { name: 'american_bulldog_7', breed: 1, species: 1 },
      { name: 'Egyptian_Mau_14', breed: 11, species: 0 },
      { name: 'staffordshire_bull_terrier_9', breed: 34, species: 1 },
      { name: 'yorkshire_terrier_1', breed: 36, species: 1 },
    ])
  })

  it.each([
    ['', 1],
    ['Abyssinian_1 1 1 1\n', 2],
    ['Abyssinian_1 2 1 1\n', 1],
    ['Abyssinian_1 0 1 1\n', 1],
    ['Abyssinian_1 38 1 1\n', 1],
    ['Abyssinian_1 1 3 1\n', 1],
    ['Abyssinian_1 1\n', 1],
    ['../Abyssinian_1 1 1 1\n', 1],
    ['Abyssinian 1 1 1\n', 1],
  ])('refuses %j for %d', (text, count) => {
    expect(codeOf(() => parse(text, count))).toBe('datasets/unexpected-shape')
  })

  it('ends with a right value or an error of ours, whatever is damaged', () => {
    const text = 'Abyssinian_100 1 1 1\namerican_bulldog_7 2 2 1\n'
    fc.assert(
      fc.property(damaged(utf8(text)), (bytes) => {
        const code = codeOf(() => {
          const pets = parse(new TextDecoder().decode(bytes), 2)
          for (const { breed } of pets) expect(breed >= 0 && breed < 37).toBe(true)
        })
        expect(['none', 'datasets/unexpected-shape']).toContain(code)
      }),
      fuzzRuns,
    )
  })
})
