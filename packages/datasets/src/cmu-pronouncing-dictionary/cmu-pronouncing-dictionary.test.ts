import { describe, expect, it } from 'vitest'
import { withRealData } from '../../test/real-data.js'
import { load } from '../index.js'

withRealData('cmu-pronouncing-dictionary')

describe('cmu-pronouncing-dictionary', () => {
  it('has 126,046 words with 135,155 pronunciations of 69 phonemes', async () => {
    const { length, words, pronunciations, phonemes } = await load('cmu-pronouncing-dictionary')
    expect([length, words.length, new Set(words).size]).toEqual([126_046, 126_046, 126_046])
    const used = new Set<string>()
    let count = 0
    for (let index = 0; index < length; index++) {
      for (const sounds of pronunciations(index)) {
        count += 1
        for (const phoneme of sounds) used.add(phoneme)
      }
    }
    expect(count).toBe(135_155)
    expect(phonemes).toHaveLength(69)
    expect([...used].sort()).toEqual(phonemes)

    const of = (word: string) =>
      pronunciations(words.indexOf(word)).map((sounds) => sounds.join(' '))
    expect(of('hello')).toEqual(['HH AH0 L OW1', 'HH EH0 L OW1'])
    expect(of('record')).toEqual(['R AH0 K AO1 R D', 'R EH1 K ER0 D', 'R IH0 K AO1 R D'])
    // Remarks of the published file are left out.
    expect(of('aalborg')).toEqual(['AO1 L B AO0 R G', 'AA1 L B AO0 R G'])
  })

  it('keeps words and sounds together when it is cut and shuffled', async () => {
    const split = 'train[90%:]'
    const plain = await load('cmu-pronouncing-dictionary', { split })
    const shuffled = await load('cmu-pronouncing-dictionary', { split, seed: 2 })
    expect([plain.length, shuffled.length]).toEqual([12_605, 12_605])
    const word = plain.words[17]!
    const index = shuffled.words.indexOf(word)
    expect(index).not.toBe(17)
    expect(shuffled.pronunciations(index)).toEqual(plain.pronunciations(17))
    expect(() => plain.pronunciations(12_605)).toThrow(/from 0 to 12604, got 12605/)
  })
})
