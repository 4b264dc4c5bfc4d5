import { describe, expect, it } from 'vitest'
import { colourMaps, colourTable, luminanceOf, rgbOf } from '../scales/colours.js'
import { themes } from './theme.js'

type Triple = readonly [number, number, number]

const contrast = (a: string, b: string) => {
  const [x, y] = [luminanceOf(rgbOf(a)), luminanceOf(rgbOf(b))]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}

const linear = (byte: number) => {
  const c = byte / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
}

const times = (m: readonly Triple[], v: Triple) =>
  m.map((row) => row[0] * v[0] + row[1] * v[1] + row[2] * v[2]) as unknown as Triple

/** Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009: severity 1. */
const eyes: Readonly<Record<string, readonly Triple[]>> = {
  'all colours': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** Björn Ottosson, "A perceptual color space for image processing", 2020; of linear light. */
const oklab = (light: Triple): Triple => {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    light.map((v) => Math.max(0, Math.min(1, v))) as unknown as Triple,
  )
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones.map(Math.cbrt) as unknown as Triple,
  )
}

const seenBy = (eye: readonly Triple[], colour: Triple) =>
  oklab(times(eye, colour.map(linear) as unknown as Triple))
const distance = (a: Triple, b: Triple) => 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])

describe.each(Object.entries(themes))('the theme %s', (_, theme) => {
  it('has text and lines that stand out (WCAG 2.2, 1.4.3 and 1.4.11)', () => {
    for (const ink of [theme.ink, theme.muted])
      expect(contrast(ink, theme.background)).toBeGreaterThanOrEqual(4.5)
    for (const line of [theme.axis, ...theme.series])
      expect(contrast(line, theme.background)).toBeGreaterThanOrEqual(3)
  })
  it.each(Object.entries(eyes))('has series that eyes with %s tell apart', (_, eye) => {
    const seen = theme.series.map((colour) => seenBy(eye, rgbOf(colour)))
    for (const [i, a] of seen.entries()) {
      // Okabe and Ito's colours come as near as 7.6 by this measure.
      for (const b of seen.slice(i + 1)) expect(distance(a, b)).toBeGreaterThan(11)
    }
  })
})

describe.each(colourMaps.filter((map) => map !== 'RdBu_r'))('the colour map %s', (map) => {
  it.each(Object.entries(eyes))('grows lighter to eyes with %s', (_, eye) => {
    const table = colourTable(map)
    const lightness = Array.from(
      { length: 256 },
      (_, i) =>
        seenBy(eye, [table[i * 3], table[i * 3 + 1], table[i * 3 + 2]] as unknown as Triple)[0],
    )
    const steps = lightness.slice(1).map((v, i) => v - (lightness[i] as number))
    expect(Math.min(...steps)).toBeGreaterThan(-0.004)
    expect((lightness[255] as number) - (lightness[0] as number)).toBeGreaterThan(0.5)
  })
})

describe('the diverging map', () => {
  it('is lightest in the middle and darkens alike to both sides, for all eyes', () => {
    const table = colourTable('RdBu_r')
    for (const eye of Object.values(eyes)) {
      const at = (i: number) =>
        seenBy(eye, [table[i * 3], table[i * 3 + 1], table[i * 3 + 2]] as unknown as Triple)
      const middle = at(128)[0]
      for (const i of [0, 32, 64, 191, 223, 255]) expect(at(i)[0]).toBeLessThan(middle)
      // The two ends differ by their hue.
      expect(distance(at(16), at(239))).toBeGreaterThan(10)
    }
  })
})
