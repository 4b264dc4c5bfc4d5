import { describe, expect, it } from 'vitest'
import { codeOf } from '../../test/hostile.js'
import { resize } from './resize.js'

const grid = (height: number, width: number) => ({ height, width })

describe('resize', () => {
  it('takes the nearest pixel', () => {
    const image = Uint8Array.of(1, 2, 3, 4, 5, 6)
    expect([...resize(image, grid(2, 3), grid(4, 6), 'nearest')]).toEqual([
      ...[1, 1, 2, 2, 3, 3],
      ...[1, 1, 2, 2, 3, 3],
      ...[4, 4, 5, 5, 6, 6],
      ...[4, 4, 5, 5, 6, 6],
    ])
    expect([...resize(image, grid(2, 3), grid(1, 1), 'nearest')]).toEqual([5])
    expect([...resize(Uint8Array.of(1, 2, 3, 4), grid(1, 2), grid(1, 1), 'nearest')]).toEqual([
      3, 4,
    ])
  })

  it('goes between pixels by their centres', () => {
    // Twice as wide: a quarter and three quarters of the way; the borders stay.
    expect([...resize(Uint8Array.of(0, 100), grid(1, 2), grid(1, 4), 'bilinear')]).toEqual([
      0, 25, 75, 100,
    ])
    expect([...resize(Uint8Array.of(0, 100), grid(2, 1), grid(4, 1), 'bilinear')]).toEqual([
      0, 25, 75, 100,
    ])
    expect([...resize(Uint8Array.of(0, 100, 200, 44), grid(2, 2), grid(1, 1), 'bilinear')]).toEqual(
      [86],
    )
    const rgb = Uint8Array.of(255, 0, 10, 0, 255, 20)
    expect([...resize(rgb, grid(1, 2), grid(1, 1), 'bilinear')]).toEqual([128, 128, 15])
    expect([...resize(new Uint8Array(35).fill(255), grid(5, 7), grid(3, 11), 'bilinear')]).toEqual(
      new Array(33).fill(255),
    )
  })

  it.each([
    [4, grid(2, 3), grid(1, 1)],
    [0, grid(2, 3), grid(1, 1)],
    [6, grid(2, 3), grid(0, 1)],
    [6, grid(2, 3), grid(1, 1.5)],
    [6, grid(Number.NaN, 3), grid(1, 1)],
  ])('refuses %d values from %o to %o', (length, from, to) => {
    expect(codeOf(() => resize(new Uint8Array(length), from, to))).toBe('datasets/bad-option')
  })
})
