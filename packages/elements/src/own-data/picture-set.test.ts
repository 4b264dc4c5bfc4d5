import { describe, expect, it } from 'vitest'
import { halved, keptSize, pictureData } from './picture-set.js'

const even = (value: number) => new Uint8Array(keptSize * keptSize * 3).fill(value)

describe('halved', () => {
  it('takes the mean of four pixels, each channel by itself', () => {
    const pixels = Uint8Array.of(...[0, 10, 20, 100, 10, 20], ...[0, 30, 20, 101, 30, 20])
    expect([...halved(pixels, 2)]).toEqual([50, 20, 20])
  })
})

describe('pictureData', () => {
  it('puts classes behind each other, and leaves out empty ones', () => {
    const data = pictureData(
      [
        { name: 'cat', pictures: [even(1), even(2)] },
        { name: 'none', pictures: [] },
        { name: 'dog', pictures: [even(3)] },
      ],
      32,
    )
    expect(data.classes).toEqual(['cat', 'dog'])
    expect([...data.labels]).toEqual([0, 0, 1])
    expect(data.images).toHaveLength(3 * 32 * 32 * 3)
    expect([data.images[0], data.images[32 * 32 * 3], data.images.at(-1)]).toEqual([1, 2, 3])
    expect(pictureData([{ name: 'cat', pictures: [even(7)] }], 64).images).toEqual(even(7))
  })
})
