import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countsOf, sumOf, withRealData } from '../../test/real-data.js'
import { scratchFolder } from '../../test/scratch-folder.js'
import { isDatasetsError } from '../errors.js'
import { info, load, locate } from '../index.js'

withRealData('iris')

describe('iris', () => {
  it('has 150 flowers with the means that every textbook gives', async () => {
    const { length, columns, labels, classNames, ...rest } = await load('iris')
    expect(length).toBe(150)
    expect(rest.info).toBe(info('iris'))
    expect(countsOf({ labels, classNames })).toEqual([50, 50, 50])
    expect(sumOf(columns.sepalLengthCm)).toBeCloseTo(876.5)
    expect(sumOf(columns.sepalWidthCm)).toBeCloseTo(458.6)
    expect(sumOf(columns.petalLengthCm)).toBeCloseTo(563.7)
    expect(sumOf(columns.petalWidthCm)).toBeCloseTo(179.9)
    // Setosa alone, as R's summary(iris) has it.
    const setosa = columns.petalLengthCm.filter((_, row) => labels[row] === 0)
    expect([Math.min(...setosa), Math.max(...setosa)]).toEqual([1, 1.9])
    expect(sumOf(setosa)).toBeCloseTo(1.462 * 50)
  })

  it('is mixed the same way for ever, so that slices hold all species and join to the whole', async () => {
    const [train, test, all] = await Promise.all(
      ['train[:80%]', 'train[80%:]', 'train'].map((split) => load('iris', { split })),
    )
    expect(countsOf(train!)).toEqual([41, 40, 39])
    expect(countsOf(test!)).toEqual([9, 10, 11])
    expect([...train!.columns.sepalLengthCm, ...test!.columns.sepalLengthCm]).toEqual([
      ...all!.columns.sepalLengthCm,
    ])
    expect([...all!.labels.subarray(0, 10)]).toEqual([0, 1, 0, 1, 2, 0, 0, 2, 2, 1])
    expect([...all!.columns.petalLengthCm.subarray(0, 3)]).toEqual([1.3, 3.7, 1.5])
  })

  it('is shuffled by the seed within the slice, whole rows at a time', async () => {
    const rows = ({ columns, labels }: Awaited<ReturnType<typeof load<'iris'>>>) =>
      Array.from(labels, (label, row) =>
        [label, ...Object.values(columns).map((column) => column[row])].join(),
      )
    const plain = await load('iris', { split: 'train[100:]' })
    const shuffled = await load('iris', { split: 'train[100:]', seed: 5 })
    const again = await load('iris', { split: 'train[100:]', seed: 5 })
    expect(rows(shuffled)).toEqual(rows(again))
    expect(rows(shuffled)).not.toEqual(rows(plain))
    expect(rows(shuffled).sort()).toEqual(rows(plain).sort())
  })

  it('has no test split', async () => {
    await expect(load('iris', { split: 'test' })).rejects.toThrow(/"iris" has no split "test"/)
  })

  it.each([
    ['no JSON', (text: string) => text.replace('[', '<')],
    ['an unknown species', (text: string) => text.replace('"setosa"', '"sotesa"')],
    [
      'one flower less',
      (text: string) => text.replace(/\[5\.1, .*?\],/, (row) => ' '.repeat(row.length)),
    ],
  ])('with %s is an error offline, not wrong data', async (_, damage) => {
    const cacheDir = scratchFolder()
    const { path } = (await locate('iris'))!
    const copy = join(cacheDir, 'iris', '1.2.1')
    cpSync(path, copy, { recursive: true })
    const file = join(copy, 'iris.json')
    writeFileSync(file, damage(readFileSync(file, 'utf8')))
    const error = await load('iris', { cacheDir, offline: true }).catch((thrown) => thrown)
    expect(isDatasetsError(error, 'datasets/corrupted-cache')).toBe(true)
    // With a network it is mended.
    expect((await load('iris', { cacheDir })).length).toBe(150)
  })
})
