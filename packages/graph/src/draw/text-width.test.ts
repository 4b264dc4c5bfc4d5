import { describe, expect, it } from 'vitest'
import { shorten, textWidth } from './text-width.js'

describe('textWidth', () => {
  it('counts letters of a monospaced font', () => {
    expect(textWidth('', 10)).toBe(0)
    expect(textWidth('abc', 10)).toBeCloseTo(18.06)
    expect(textWidth('float32 [2,3]', 20)).toBeCloseTo(13 * 12.04)
  })
  it('gives 中文 and full-width forms a square each', () => {
    expect(textWidth('图像', 10)).toBe(20)
    expect(textWidth('ｗ：', 10)).toBe(20)
    expect(textWidth('W图', 10)).toBeCloseTo(16.02)
  })
  it('counts what is seen, not code units', () => {
    expect(textWidth('e\u0301', 10)).toBeCloseTo(6.02)
    expect(textWidth('👩‍👩‍👧', 10)).toBe(13.5)
    expect(textWidth('λ', 10)).toBeCloseTo(6.02)
  })
})

describe('shorten', () => {
  it('leaves alone what fits', () => {
    expect(shorten('prediction', 10, 100)).toBe('prediction')
    expect(shorten('', 10, 0)).toBe('')
  })
  it('keeps beginning and end of what does not', () => {
    expect(shorten('layer_one/dense/kernel', 10, 61)).toBe('layer_…nel')
    expect(textWidth(shorten('全连接层的权重矩阵', 10, 60), 10)).toBeLessThanOrEqual(60)
  })
  it('does not cut through a grapheme', () => {
    const family = '👩‍👩‍👧'
    const short = shorten(family.repeat(20), 10, 60)
    expect(short.replaceAll(family, '')).toBe('…')
  })
  it('is quick with a name of a million letters', () => {
    expect(shorten('x'.repeat(1e6), 10, 60)).toHaveLength(9)
  })
  it('has something to show even where nothing fits', () => {
    expect(shorten('word', 10, 1)).toBe('…')
  })
})
