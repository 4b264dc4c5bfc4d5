import { describe, expect, it } from 'vitest'
import { scaleOf } from './scale.js'

describe('scaleOf', () => {
  it('gives each of a few whole numbers a place', () => {
    const scale = scaleOf({ whole: true, least: 1, most: 30 })!
    expect(scale.places).toBe(29)
    expect([scale.valueAt(0), scale.valueAt(29), scale.placeOf(10)]).toEqual([1, 30, 9])
  })

  it('takes equal factors where a range is wide', () => {
    const scale = scaleOf({ least: 1e-5, most: 0.1 })!
    expect(scale.valueAt(0)).toBe(1e-5)
    expect(scale.valueAt(scale.places)).toBe(0.1)
    expect(scale.valueAt(scale.placeOf(1e-3))).toBe(1e-3)
    expect(scale.valueAt(scale.places / 2)).toBe(1e-3)
  })

  it('takes equal steps elsewhere', () => {
    const scale = scaleOf({ least: -4, most: 4 })!
    expect(scale.valueAt(0)).toBe(-4)
    expect(scale.valueAt(50)).toBe(0)
    expect(scale.valueAt(scale.placeOf(1.52))).toBe(1.52)
  })

  it('keeps whole numbers whole, and what is beyond its ends at them', () => {
    const scale = scaleOf({ whole: true, least: 0, most: 10_000 })!
    expect(scale.valueAt(33)).toBe(3300)
    expect(scale.placeOf(1e9)).toBe(scale.places)
    expect(scale.placeOf(-1)).toBe(0)
    const wide = scaleOf({ whole: true, least: 1, most: 100_000 })!
    expect(Number.isInteger(wide.valueAt(7))).toBe(true)
  })

  it('is none without two ends', () => {
    expect(scaleOf({ least: 0 })).toBeNull()
    expect(scaleOf({})).toBeNull()
  })
})
