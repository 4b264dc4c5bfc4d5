import { describe, expect, it } from 'vitest'
import { augmented, timesAugmented } from './augment.js'

const size = 32
const area = size * size * 3

describe('augmented', () => {
  it('keeps the pictures first, and shows each in other forms', () => {
    const images = Float32Array.from({ length: 2 * area }, (_, i) => (i % 97) / 96)
    const all = augmented(images, size, 1)
    expect(all).toHaveLength(timesAugmented * images.length)
    expect(all.subarray(0, images.length)).toEqual(images)
    expect(all.subarray(images.length, 2 * images.length)).not.toEqual(images)
    expect(Math.max(...all)).toBeLessThanOrEqual(1)
    expect(Math.min(...all)).toBeGreaterThanOrEqual(0)
    expect(augmented(images, size, 1)).toEqual(all)
    expect(augmented(images, size, 2)).not.toEqual(all)
  })

  it('only makes an even picture lighter or darker', () => {
    const all = augmented(new Float32Array(area).fill(0.5), size, 4)
    for (let copy = 0; copy < timesAugmented; copy++) {
      const own = all.subarray(copy * area, (copy + 1) * area)
      expect(new Set(own).size).toBe(1)
      expect(own[0]).toBeGreaterThan(0.42)
      expect(own[0]).toBeLessThan(0.58)
    }
  })

  it('takes none', () => expect(augmented(new Float32Array(), size, 1)).toHaveLength(0))
})
