import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { shortNumber } from './short-number.js'
import { drawTable } from './table.js'

describe('drawTable', () => {
  it('puts names to the left and values to the right', () => {
    const rows = [
      ['loss', '0.25', '12'],
      ['准确率', '1', '0.5'],
    ] as const
    expect(drawTable(rows, { names: ['run 1', 'run 2'] })).toBe(
      ['         run 1   run 2', 'loss      0.25      12', '准确率       1     0.5'].join('\n'),
    )
    expect(drawTable([])).toBe('')
  })

  it('breaks long names and goes on below where columns do not fit', () => {
    const names = Array.from({ length: 12 }, (_, i) => `run ${i + 1}`)
    const rows = [
      ['a very long name of a measure '.repeat(4).trim(), ...names.map((_, i) => `0.12345${i}`)],
      ['一个很长的指标名称，长到一行放不下，必须折到下一行'.repeat(2), ...names.map(() => '1')],
    ] as const
    const table = drawTable(rows as never, { names })
    for (const line of table.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80)
    for (const name of names) expect(table).toContain(name)
    for (let i = 0; i < 12; i++) expect(table.match(new RegExp(`0\\.12345${i}\\b`))).toHaveLength(1)
  })
})

describe('shortNumber', () => {
  it.each([
    [0.123456, '0.1235'],
    [106, '106'],
    [-388, '-388'],
    [1.0628951363915546e28, '1.063e+28'],
    [8.27842e-10, '8.278e-10'],
    [Number.NaN, 'NaN'],
    [0, '0'],
  ])('%f is %s', (value, text) => expect(shortNumber(value)).toBe(text))
})
