import { describe, expect, it } from 'vitest'
import { opened } from './domain.js'
import { percentText, tickTexts, valueText } from './format.js'
import { makeScale, timeText } from './scale.js'

describe('valueText', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [3, '3'],
    [12345, '12,345'],
    [-12345, '−12,345'],
    [0.1 + 0.2, '0.3'],
    [0.123456, '0.1235'],
    [1234.5678, '1,235'],
    [9999.99, '10,000'],
    [0.0001, '0.0001'],
    [0.00001234, '1.234e−5'],
    [1e300, '1e300'],
    [1e-300, '1e−300'],
    [5e-324, '4.941e−324'],
    [12_345_678, '1.235e7'],
    [Number.NaN, '—'],
    [null, '—'],
    [undefined, '—'],
    [Number.POSITIVE_INFINITY, '∞'],
    [Number.NEGATIVE_INFINITY, '−∞'],
  ])('writes %d as %s', (value, text) => expect(valueText(value)).toBe(text))
  it('writes shares as percent', () => {
    expect([0, 0.5, 0.97345, 1].map(percentText)).toEqual(['0%', '50%', '97.3%', '100%'])
  })
})

describe('tickTexts', () => {
  it.each([
    [
      [0, 0.5, 1],
      ['0.0', '0.5', '1.0'],
    ],
    [
      [1000, 1500],
      ['1,000', '1,500'],
    ],
    [
      [0, 1e7, 2e7],
      ['0', '1e7', '2e7'],
    ],
    [
      [1e300, 1.5e300],
      ['1e300', '1.5e300'],
    ],
    [
      [0, 2e-7],
      ['0', '2e−7'],
    ],
    [
      [1e9 + 0.1, 1e9 + 0.2],
      ['1.0000000001e9', '1.0000000002e9'],
    ],
  ])('tells %j apart', (ticks, texts) => expect(tickTexts(ticks)).toEqual(texts))
})

describe('a linear scale', () => {
  it('takes the ends of its domain to the ends of its range', () => {
    for (const [low, high] of [
      [0, 1],
      [-5, 7],
      [1e-300, 3e-300],
      [-1.7e308, 1.7e308],
      [5e-324, 1e-322],
    ] as const) {
      const scale = makeScale('linear', [low, high], [10, 110])
      expect(scale.at(low)).toBeCloseTo(10, 6)
      expect(scale.at(high)).toBeCloseTo(110, 6)
      const ticks = scale.ticks(5)
      expect(ticks.length).toBeGreaterThan(1)
      for (const { value } of ticks) {
        expect(value).toBeGreaterThanOrEqual(low)
        expect(value).toBeLessThanOrEqual(high)
      }
      expect(new Set(ticks.map(({ text }) => text)).size).toBe(ticks.length)
    }
  })
  it('has no place for what is no number', () => {
    const scale = makeScale('linear', [0, 1], [0, 1])
    for (const value of [Number.NaN, null, undefined, Number.POSITIVE_INFINITY])
      expect(scale.at(value)).toBeNaN()
  })
})

describe('a logarithmic scale', () => {
  const texts = (low: number, high: number, count: number) =>
    makeScale('log', [low, high], [0, 100])
      .ticks(count)
      .map(({ text }) => text)
  it('puts powers of ten at equal distances', () => {
    const scale = makeScale('log', [1, 1e4], [0, 100])
    expect([1, 10, 100, 1e3, 1e4].map((v) => Math.round(scale.at(v)))).toEqual([0, 25, 50, 75, 100])
    expect(scale.at(0)).toBeNaN()
    expect(scale.at(-3)).toBeNaN()
  })
  it('has ticks at powers, at 1, 2 and 5 where there is room, and at every so many powers', () => {
    expect(texts(1, 1000, 4)).toEqual(['1', '10', '100', '1,000'])
    expect(texts(1, 100, 9)).toEqual(['1', '2', '5', '10', '20', '50', '100'])
    expect(texts(1e-300, 1e300, 6)).toEqual([
      '1e−300',
      '1e−200',
      '1e−100',
      '1',
      '1e100',
      '1e200',
      '1e300',
    ])
    expect(texts(2, 9, 4)).toEqual(['2', '4', '6', '8'])
  })
})

describe('a scale of time', () => {
  const texts = (from: string, to: string) =>
    makeScale('time', [Date.parse(from), Date.parse(to)], [0, 1])
      .ticks(4)
      .map(({ text }) => text)
  it('tells as much as its ticks need', () => {
    expect(texts('2020-06-01', '2026-06-01')).toEqual(['2022', '2024', '2026'])
    expect(texts('2026-01-10', '2026-05-10')).toEqual(['2026-02', '2026-03', '2026-04', '2026-05'])
    expect(texts('2026-03-01', '2026-03-09')).toEqual(['03-02', '03-04', '03-06', '03-08'])
    expect(texts('2026-03-01T18:00Z', '2026-03-02T06:00Z')).toEqual([
      '18:00',
      '21:00',
      '03-02',
      '03:00',
      '06:00',
    ])
    expect(texts('2026-03-01T18:00:00Z', '2026-03-01T18:00:02Z').slice(0, 2)).toEqual([
      '18:00',
      '18:00:00.500',
    ])
  })
  it('tells a single moment in full', () => {
    expect(timeText(Date.parse('2026-03-01T18:00:05Z'))).toBe('2026-03-01 18:00:05')
    expect(timeText(Date.parse('2026-03-01'))).toBe('2026-03-01')
    expect(timeText(9e15)).toBe('—')
  })
})

describe('opened', () => {
  it.each([
    [undefined, [0, 1]],
    [
      [0, 0],
      [-1, 1],
    ],
    [
      [4, 4],
      [2, 6],
    ],
    [
      [-4, -4],
      [-6, -2],
    ],
    [
      [1, 3],
      [1, 3],
    ],
  ] as const)('makes %j to %j', (extent, domain) => {
    expect(opened(extent as [number, number] | undefined)).toEqual(domain)
  })
  it('stays finite', () => {
    for (const extent of [
      [-Number.MAX_VALUE, Number.MAX_VALUE],
      [Number.MAX_VALUE, Number.MAX_VALUE],
      [-Number.MAX_VALUE, -Number.MAX_VALUE],
    ] as [number, number][]) {
      const [low, high] = opened(extent, 0.05)
      expect(Number.isFinite(low) && Number.isFinite(high) && low < high).toBe(true)
    }
  })
})
