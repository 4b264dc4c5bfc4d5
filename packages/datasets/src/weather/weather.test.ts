import { describe, expect, it } from 'vitest'
import { countsOf, sumOf, withRealData } from '../../test/real-data.js'
import { load } from '../index.js'

withRealData('weather')

describe('weather', () => {
  it('has the 1,461 days of four years, in their order', async () => {
    const { length, columns, labels, classNames } = await load('weather')
    expect(length).toBe(1461)
    expect([columns.date[0], columns.date[789], columns.date.at(-1)]).toEqual([
      '2012-01-01',
      '2014-02-28',
      '2015-12-31',
    ])
    expect(columns.date).toEqual([...columns.date].sort())
    expect(countsOf({ labels, classNames })).toEqual([53, 641, 640, 26, 101])
    expect([...labels.subarray(0, 3)].map((label) => classNames[label])).toEqual([
      'drizzle',
      'rain',
      'rain',
    ])
    expect(sumOf(columns.precipitationMm)).toBeCloseTo(4426)
    expect(sumOf(columns.temperatureMaxC)).toBeCloseTo(24_017.5)
    expect(sumOf(columns.temperatureMinC)).toBeCloseTo(12_031)
    expect(sumOf(columns.wind)).toBeCloseTo(4735.3)
  })

  it('gives the last days as a test', async () => {
    const { columns, length } = await load('weather', { split: 'train[-365:]' })
    expect([length, columns.date[0]]).toEqual([365, '2015-01-01'])
    expect(columns.temperatureMaxC).toHaveLength(365)
  })
})
