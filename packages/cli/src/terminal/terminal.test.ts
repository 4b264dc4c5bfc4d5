import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { clock } from './bar.js'
import { braille } from './braille.js'
import { drawDigits } from './digits.js'
import { drawLine } from './line-chart.js'
import { drawLossCurve, thin } from './loss-curve.js'
import { wrap } from './wrap.js'

const plain = (text: string) => text

describe('braille', () => {
  it('numbers its dots as Unicode does', () => {
    const dot = (x: number, y: number) => braille(2, 4, (dx, dy) => dx === x && dy === y)[0]
    expect([dot(0, 0), dot(0, 1), dot(0, 2), dot(0, 3)]).toEqual(['⠁', '⠂', '⠄', '⡀'])
    expect([dot(1, 0), dot(1, 1), dot(1, 2), dot(1, 3)]).toEqual(['⠈', '⠐', '⠠', '⢀'])
    expect(braille(2, 4, () => true)).toEqual(['⣿'])
  })
  it('asks for no dot outside, and draws nothing of no size', () => {
    const asked: string[] = []
    braille(3, 5, (x, y) => asked.push(`${x},${y}`) > 0)
    expect(asked).toHaveLength(15)
    expect(braille(0, 0, () => true)).toEqual([])
  })
})

describe('drawLine', () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 10 },
  ]
  it('puts points and line where they belong', () => {
    const rows = drawLine(points, { W: 1, b: 0 }, plain).split('\n')
    expect(rows[0]).toMatch(/^ 10\.00 │.*●$/)
    expect(rows[13]).toMatch(/^ {2}0\.00 │●/)
    expect(rows.at(-1)).toMatch(/^ +0\.00 +10\.00$/)
    for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(80)
  })
  it('leaves a line out that is far away or no number, and takes one point', () => {
    for (const W of [1e300, Number.NaN]) {
      expect(drawLine(points, { W, b: 5 }, plain).match(/●/g)).toHaveLength(2)
    }
    expect(drawLine(points.slice(0, 1), { W: 1, b: 0 }, plain).match(/●/g)).toHaveLength(1)
  })
})

describe('drawLossCurve', () => {
  it('thins by means and never passes 80 columns', () => {
    expect(thin([1, 3, 5, 7], 2)).toEqual([2, 6])
    const losses = Array.from({ length: 5000 }, (_, i) => 2 / (1 + i / 100))
    for (const row of drawLossCurve(losses).split('\n')) {
      expect(stringWidth(row)).toBeLessThanOrEqual(80)
    }
  })
  it('draws nothing of nothing, of one loss, or of losses that are no numbers', () => {
    expect(drawLossCurve([])).toBe('')
    expect(drawLossCurve([1])).toBe('')
    expect(drawLossCurve([Number.NaN, 1, Number.POSITIVE_INFINITY])).toBe('')
  })
})

describe('drawDigits', () => {
  const mistake = {
    index: 0,
    label: 7,
    predicted: 1,
    confidence: 0.987,
    pixels: new Array(784).fill(255),
  }
  it('draws five in a row with truth and answer below', () => {
    const rows = drawDigits(Array.from({ length: 6 }, () => mistake)).split('\n')
    expect(rows).toHaveLength(16)
    expect(rows[0]).toBe(Array.from({ length: 5 }, () => '⣿'.repeat(14)).join('  '))
    expect(rows[7]).toContain('7 → 1 (99%)')
    for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(80)
  })
  it('draws nothing of none', () => {
    expect(drawDigits([])).toBe('')
  })
})

describe('wrap', () => {
  it('breaks at spaces, and 中文 anywhere', () => {
    for (const text of [
      'word '.repeat(60).trim(),
      '学'.repeat(100),
      `${'学习 learning '.repeat(20)}`,
    ]) {
      const lines = wrap(text, { indent: 2, hanging: 4 }).split('\n')
      expect(lines.length).toBeGreaterThan(1)
      for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(80)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    }
  })
  it('begins no line with punctuation and ends none with an opening bracket', () => {
    for (let width = 10; width < 24; width++) {
      const text = '每一步使用的数字个数（不小于 1，不大于 60000，默认值：16）。'
      for (const line of wrap(text, { width }).split('\n')) {
        expect(line).not.toMatch(/^[，。：）]|（$/)
        expect(stringWidth(line)).toBeLessThanOrEqual(width)
      }
    }
  })
  it('leaves short lines and words that are too long', () => {
    expect(wrap('short', { indent: 2 })).toBe('  short')
    expect(wrap('x'.repeat(100), { indent: 2 })).toContain('x'.repeat(100))
  })
})

describe('clock', () => {
  it('says minutes and seconds', () => {
    expect([clock(0), clock(65.4), clock(3600), clock(Number.NaN)]).toEqual([
      '0:00',
      '1:05',
      '60:00',
      '–:––',
    ])
  })
})
