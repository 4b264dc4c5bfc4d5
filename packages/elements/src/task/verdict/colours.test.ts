import { describe, expect, it } from 'vitest'
import { aroundZero, pixelsOf, rangeOf } from './colours.js'

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number

describe('colours', () => {
  it('range over the finite numbers of all', () => {
    expect(rangeOf([1, nan, infinity], [-2])).toEqual({ low: -2, high: 1 })
    expect(rangeOf([nan])).toEqual({ low: 0, high: 0 })
    expect(aroundZero({ low: -2, high: 1 })).toEqual({ low: -2, high: 2 })
  })
  it('go from dark to bright, infinities at their ends, NaN apart', () => {
    const range = { low: 0, high: 1 }
    const pixels = [...pixelsOf([0, 1, infinity, -infinity, nan], range, 'brightness')]
    const colour = (i: number) => pixels.slice(4 * i, 4 * i + 4)
    expect(colour(0)).toEqual([24, 28, 62, 255])
    expect(colour(1)).toEqual([243, 232, 140, 255])
    expect(colour(2)).toEqual(colour(1))
    expect(colour(3)).toEqual(colour(0))
    expect(colour(4)).toEqual([214, 39, 160, 255])
  })
  it('of what is all the same are the middle, which around zero is no colour', () => {
    expect([...pixelsOf([0], { low: 0, high: 0 }, 'around-zero')]).toEqual([240, 240, 238, 255])
  })
})
