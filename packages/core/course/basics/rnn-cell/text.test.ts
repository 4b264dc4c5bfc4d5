import { describe, expect, it } from 'vitest'
import { drawFrom } from '../../../src/exercises.js'
import { alphabet, decode, encode, frequencyBits, startsOf } from './text.js'

describe('text as numbers', () => {
  it('keeps small letters, single spaces and plain signs', () => {
    const text = 'Call me Ishmael.\n\nSome  years ago—“never mind” 7 & all!'
    expect(decode([...encode(text)])).toBe('call me ishmael. some years ago-"never mind" all!')
    expect(new Set(alphabet).size).toBe(36)
  })

  it('knows the bits of letters that are alike, and of one alone', () => {
    expect(frequencyBits(encode('abcdabcd'))).toBeCloseTo(2, 12)
    expect(frequencyBits(encode('aaaa'))).toBe(0)
  })

  it('leaves room for one character after each piece', () => {
    const text = encode('abcdefgh')
    const starts = startsOf(drawFrom(1, 'pieces'), text, 200, 5)
    expect(Math.min(...starts)).toBe(0)
    expect(Math.max(...starts) + 5).toBe(7)
  })
})
