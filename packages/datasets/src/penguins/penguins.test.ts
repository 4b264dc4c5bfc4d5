import { describe, expect, it } from 'vitest'
import { countsOf, sumOf, withRealData } from '../../test/real-data.js'
import { load } from '../index.js'

withRealData('penguins')

describe('penguins', () => {
  it('has 344 birds of three species', async () => {
    const { length, columns, labels, classNames } = await load('penguins')
    expect(length).toBe(344)
    expect(countsOf({ labels, classNames })).toEqual([152, 68, 124])
    // The means of palmerpenguins: 43.92 mm, 17.15 mm, 200.9 mm, 4202 g over 342 birds.
    expect(sumOf(columns.beakLengthMm) / 342).toBeCloseTo(43.9219)
    expect(sumOf(columns.beakDepthMm) / 342).toBeCloseTo(17.1512)
    expect(sumOf(columns.flipperLengthMm) / 342).toBeCloseTo(200.9152)
    expect(sumOf(columns.bodyMassG) / 342).toBeCloseTo(4201.7544)
  })

  it('marks what is missing: NaN, or an empty text', async () => {
    const { columns } = await load('penguins')
    for (const name of ['beakLengthMm', 'beakDepthMm', 'flipperLengthMm', 'bodyMassG'] as const) {
      expect(columns[name].filter(Number.isNaN)).toHaveLength(2)
    }
    const count = (values: readonly string[]) =>
      Object.fromEntries(
        [...new Set(values)]
          .sort()
          .map((value) => [value, values.filter((each) => each === value).length]),
      )
    expect(count(columns.sex)).toEqual({ '': 11, female: 165, male: 168 })
    expect(count(columns.island)).toEqual({ Biscoe: 168, Dream: 124, Torgersen: 52 })
  })

  it('has every species in a slice', async () => {
    expect(countsOf(await load('penguins', { split: 'train[:80%]' }))).toEqual([123, 53, 99])
  })
})
