import { rgb } from 'd3-color'
import {
  interpolateCividis,
  interpolateInferno,
  interpolateMagma,
  interpolateRdBu,
  interpolateViridis,
} from 'd3-scale-chromatic'

/** Colour maps by the names that matplotlib gives them. */
export const colourMaps = ['viridis', 'cividis', 'magma', 'inferno', 'gray', 'RdBu_r'] as const
export type ColourMap = (typeof colourMaps)[number]

const interpolators: Readonly<Record<ColourMap, (share: number) => string>> = {
  viridis: interpolateViridis,
  cividis: interpolateCividis,
  magma: interpolateMagma,
  inferno: interpolateInferno,
  // From black to white, as light is measured.
  gray: (share) => `rgb(${Array(3).fill(Math.round(share * 255))})`,
  RdBu_r: (share) => interpolateRdBu(1 - share),
}

const tables = new Map<ColourMap, Uint8Array>()

/** 256 colours from the lowest value to the highest, three bytes each. */
export const colourTable = (map: ColourMap): Uint8Array => {
  const known = tables.get(map)
  if (known) return known
  const table = new Uint8Array(256 * 3)
  for (let i = 0; i < 256; i++) {
    const { r, g, b } = rgb(interpolators[map](i / 255))
    table.set([r, g, b], i * 3)
  }
  tables.set(map, table)
  return table
}

/** Where a value lies from `low` to `high`, from 0 to 1; NaN for what is no number. */
export const shareOf = (value: number | null | undefined, low: number, high: number): number => {
  if (typeof value !== 'number' || Number.isNaN(value)) return Number.NaN
  // Halved first, so that no difference overflows.
  return Math.max(0, Math.min(1, (value / 2 - low / 2) / (high / 2 - low / 2)))
}

/** Values as RGBA pixels; what is no number stays clear. */
export const colouredPixels = (
  values: ArrayLike<number | null>,
  map: ColourMap,
  [low, high]: readonly [number, number],
): Uint8Array => {
  const table = colourTable(map)
  const pixels = new Uint8Array(values.length * 4)
  for (let i = 0; i < values.length; i++) {
    const share = shareOf(values[i], low, high)
    if (Number.isNaN(share)) continue
    const at = Math.round(share * 255) * 3
    pixels[i * 4] = table[at] as number
    pixels[i * 4 + 1] = table[at + 1] as number
    pixels[i * 4 + 2] = table[at + 2] as number
    pixels[i * 4 + 3] = 255
  }
  return pixels
}

/** `#rrggbb` as three numbers from 0 to 255. */
export const rgbOf = (colour: string): [number, number, number] => {
  const { r, g, b } = rgb(colour)
  return [r, g, b]
}

/** Relative luminance of WCAG 2.2, from 0 to 1. */
export const luminanceOf = ([r, g, b]: readonly [number, number, number]): number => {
  const linear = (byte: number) => {
    const c = byte / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

/** Black or white, whichever is read better over this colour. */
export const inkOver = (colour: readonly [number, number, number]): string =>
  luminanceOf(colour) > 0.179 ? '#000000' : '#ffffff'
