import { describe, expect, it } from 'vitest'
import { hog } from './hog.mjs'

const image = (/** @type {(x: number, y: number) => number} */ at) =>
  Float32Array.from({ length: 16 * 16 * 3 }, (_, place) => {
    const pixel = Math.floor(place / 3)
    return at(pixel % 16, Math.floor(pixel / 16))
  })

describe('hog', () => {
  it('has nine numbers for each cell of each block, all 0 where all is even', () => {
    const features = hog(
      image(() => 0.5),
      16,
    )
    expect(features).toEqual(Array(3 * 3 * 4 * 9).fill(0))
  })

  it('tells upright edges from level ones, and not light from dark', () => {
    const half = Math.sqrt(1 / 8)
    /** The first cell of the first block, for edges between columns or rows 3 and 4. */
    const cell = (/** @type {Float32Array} */ pixels) =>
      hog(pixels, 16)
        .slice(0, 9)
        .map((value) => Math.round(value * 1000) / 1000)
    // A gradient along x has the angle 0: between the last bin and the first. Four cells see it.
    const upright = [half, 0, 0, 0, 0, 0, 0, 0, half].map(
      (value) => Math.round(value * 1000) / 1000,
    )
    expect(cell(image((x) => (x < 4 ? 0 : 1)))).toEqual(upright)
    expect(cell(image((x) => (x < 4 ? 1 : 0)))).toEqual(upright)
    const level = cell(image((_, y) => (y < 4 ? 0 : 1)))
    expect(level.indexOf(Math.max(...level))).toBe(4)
    expect(level.filter((value) => value > 0)).toEqual([0.5])
  })
})
