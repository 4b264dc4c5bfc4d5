import { describe, expect, it } from 'vitest'
import { Value } from './index.js'

describe('Value', () => {
  it('gives nested arrays, the one element, and words', () => {
    const value = new Value('float32', [2, 1, 2], Float32Array.of(1, 2.5, Number.NaN, -Infinity))
    expect(value.size).toBe(4)
    expect(value.toArray()).toEqual([[[1, 2.5]], [[Number.NaN, -Infinity]]])
    expect(String(value)).toBe('float32[2,1,2] [[[1, 2.5]], [[NaN, -Infinity]]]')
    expect(() => value.item()).toThrow(expect.objectContaining({ code: 'graph/not-one-element' }))
  })
  it('speaks of bools as bools and of strings as strings', () => {
    expect(new Value('bool', [2], Uint8Array.of(1, 0)).toArray()).toEqual([true, false])
    expect(new Value('bool', [], Uint8Array.of(1)).item()).toBe(true)
    expect(String(new Value('string', [1], ['图"']))).toBe('string[1] ["图\\""]')
  })
  it('keeps the shape of an empty value', () => {
    const empty = new Value('int32', [2, 0], new Int32Array(0))
    expect(empty.toArray()).toEqual([[], []])
    expect(() => empty.item()).toThrow('exactly one element')
  })
})
