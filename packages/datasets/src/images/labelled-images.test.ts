import { describe, expect, it } from 'vitest'
import { tinyInfo } from '../../test/tiny-dataset.js'
import { labelledImages } from './labelled-images.js'

const make = (length: number) =>
  labelledImages({
    length,
    images: Uint8Array.from({ length: length * 6 }, (_, index) => index % 256),
    imageShape: [2, 3, 1],
    labels: Uint8Array.from({ length }, (_, index) => index % 3),
    classNames: ['a', 'b', 'c'],
    info: tinyInfo,
  })

describe('batches', () => {
  it('gives the items in order, as fractions, with a smaller last batch', () => {
    const batches = [...make(5).batches({ batchSize: 2 })]
    expect(batches.map(({ length }) => length)).toEqual([2, 2, 1])
    expect(batches.map(({ indices }) => [...indices])).toEqual([[0, 1], [2, 3], [4]])
    expect(batches.map(({ labels }) => [...labels])).toEqual([[0, 1], [2, 0], [1]])
    expect([...batches[1]!.images]).toEqual([
      ...Float32Array.from({ length: 12 }, (_, index) => (12 + index) / 255),
    ])
    expect(batches[2]!.imageShape).toEqual([2, 3, 1])
  })

  it('maps 0 to 0 and 255 to exactly 1', () => {
    const [batch] = make(43).batches({ batchSize: 43 })
    expect(batch!.images[0]).toBe(0)
    expect(batch!.images[255]).toBe(1)
  })

  it('drops a last batch that is not full, and only that', () => {
    expect([...make(5).batches({ batchSize: 2, dropLast: true })]).toHaveLength(2)
    expect([...make(4).batches({ batchSize: 2, dropLast: true })]).toHaveLength(2)
    expect([...make(1).batches({ batchSize: 2, dropLast: true })]).toHaveLength(0)
    expect([...make(0).batches({ batchSize: 2 })]).toHaveLength(0)
  })

  it('keeps image, label and index together when it shuffles', () => {
    const data = make(40)
    const seen: number[] = []
    for (const { images, labels, indices, length } of data.batches({ batchSize: 7, seed: 1 })) {
      for (let row = 0; row < length; row++) {
        const index = indices[row]!
        seen.push(index)
        expect(labels[row]).toBe(data.labels[index])
        expect(images[row * 6]).toBe(Math.fround(data.images[index * 6]! / 255))
      }
    }
    expect(seen).not.toEqual([...seen].sort((a, b) => a - b))
    expect([...seen].sort((a, b) => a - b)).toEqual([...Array(40).keys()])
  })

  it('has one order per seed and epoch', () => {
    const order = (seed: number, epoch?: number) =>
      [...make(40).batches({ batchSize: 40, seed, epoch })][0]!.indices.join()
    expect(order(1)).toBe(order(1))
    expect(order(1)).toBe(order(1, 0))
    expect(order(1, 1)).not.toBe(order(1, 0))
    expect(order(2)).not.toBe(order(1))
  })

  it('gives arrays that are the consumer’s own', () => {
    const data = make(4)
    const [first, second] = data.batches({ batchSize: 2 })
    first!.images.fill(7)
    first!.labels.fill(7)
    expect([...second!.labels]).toEqual([2, 0])
    expect([...data.labels]).toEqual([0, 1, 2, 0])
  })

  it.each([0, -1, 1.5, Number.NaN])('refuses the batch size %d at once', (batchSize) => {
    expect(() => make(4).batches({ batchSize })).toThrow(
      /Option "batchSize": expected a whole number of at least 1, got/,
    )
  })
  it('refuses bad epochs and seeds', () => {
    expect(() => make(4).batches({ batchSize: 1, epoch: -1 })).toThrow(/"epoch"/)
    expect(() => make(4).batches({ batchSize: 1, seed: -1 })).toThrow(/"seed"/)
  })
})
