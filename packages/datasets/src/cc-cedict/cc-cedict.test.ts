import { describe, expect, it } from 'vitest'
import { withRealData } from '../../test/real-data.js'
import { load } from '../index.js'

withRealData('cc-cedict')

describe('cc-cedict', () => {
  it('has 124,263 entries with 198,803 meanings', async () => {
    const { length, simplified, traditional, pinyin, english } = await load('cc-cedict')
    expect([length, simplified.length, traditional.length, pinyin.length]).toEqual(
      new Array(4).fill(124_263),
    )
    expect(new Set(simplified).size).toBe(120_521)
    const all = Array.from({ length }, (_, index) => english(index))
    expect(all.flat()).toHaveLength(198_803)
    expect(all.filter((meanings) => meanings.length === 0)).toHaveLength(4)

    const hello = simplified.indexOf('你好')
    expect([traditional[hello], pinyin[hello], english(hello)]).toEqual([
      '你好',
      'ni3 hao3',
      ['hello; hi'],
    ])
    const cat = traditional.findIndex((word, index) => word === '貓' && pinyin[index] === 'mao1')
    expect([simplified[cat], english(cat)]).toEqual([
      '猫',
      ['cat (CL:隻|只[zhi1])', '(dialect) to hide oneself', '(loanword) (coll.) modem'],
    ])
  })

  it('is cut and shuffled, entry by entry', async () => {
    const plain = await load('cc-cedict', { split: 'train[:4]' })
    expect(plain.simplified).toEqual(['悐', '散亡', '维特根斯坦', '串串香'])
    const shuffled = await load('cc-cedict', { split: 'train[:4]', seed: 1 })
    const place = shuffled.simplified.indexOf('悐')
    expect(shuffled.english(place)).toEqual(plain.english(0))
    expect(() => plain.english(4)).toThrow(/from 0 to 3, got 4/)
  })
})
