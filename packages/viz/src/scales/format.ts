import { format as makeFormat, precisionFixed } from 'd3-format'

/** Beyond these, numbers are written with an exponent. */
const plainFrom = 1e-4
const plainBelow = 1e7

const isPlain = (value: number) =>
  value === 0 || (Math.abs(value) >= plainFrom && Math.abs(value) < plainBelow)

const tidyExponent = (text: string) =>
  text
    .replace(/(\.\d*?)0*e/, '$1e')
    .replace('.e', 'e')
    .replace('e+', 'e')
    .replace('e-', 'e−')

const formats = new Map<string, (value: number) => string>()

/** d3's format, made once for each specifier. */
const format = (specifier: string): ((value: number) => string) => {
  const known = formats.get(specifier) ?? makeFormat(specifier)
  formats.set(specifier, known)
  return known
}

/** A value as people read it: four digits that count, whole numbers in full. */
export const valueText = (value: number | null | undefined): string => {
  if (value === null || value === undefined || Number.isNaN(value)) return '—'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  if (!isPlain(value)) return tidyExponent(format('.3e')(value))
  if (Number.isInteger(value)) return format(',')(value)
  const decimals = Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value))))
  return format(`,.${decimals}~f`)(value)
}

/** Texts of evenly spaced ticks: all with as many decimals as their distance needs. */
export const tickTexts = (ticks: readonly number[]): string[] => {
  if (ticks.length < 2) return ticks.map(valueText)
  const largest = Math.max(...ticks.map(Math.abs))
  const step = Math.abs((ticks[1] as number) - (ticks[0] as number))
  if (largest < plainBelow && step >= plainFrom / 10) {
    return ticks.map(format(`,.${precisionFixed(step)}f`))
  }
  const digits = Math.min(15, Math.max(0, Math.ceil(Math.log10(largest / step) - 1e-9)))
  return ticks.map((tick) => (tick === 0 ? '0' : tidyExponent(format(`.${digits}e`)(tick))))
}

/** A share as percent: `0.9731` is `97.3%`. */
export const percentText = (share: number): string => format('.1~%')(share)
