import { ticks } from 'd3-array'
import { utcTicks } from 'd3-time'
import { tickTexts, valueText } from './format.js'

export type ScaleType = 'linear' | 'log' | 'time'

export interface Tick {
  readonly value: number
  readonly text: string
}

/** Takes values to pixels, and chooses the values worth a tick. */
export interface Scale {
  /** NaN where the scale has no place for the value. */
  readonly at: (value: number | null | undefined) => number
  /** About as many ticks as asked for, within the domain. */
  readonly ticks: (count: number) => Tick[]
}

type Pair = readonly [number, number]

/** A scale with the ticks of d3 over a domain of any finite numbers with low < high. */
export const makeScale = (type: ScaleType, domain: Pair, range: Pair): Scale => {
  if (type === 'log') return logScale(domain, range)
  if (type === 'time') return timeScale(domain, range)
  return linearScale(domain, range)
}

/**
 * Differences and powers of the ends of what a number can hold overflow. A power of two, which
 * changes no digit, brings them into the middle.
 */
const steady = ([low, high]: Pair): number => {
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (size > 1e150) return 2 ** -700
  return size < 1e-150 ? 2 ** 700 : 1
}

const linearScale = (domain: Pair, range: Pair): Scale => {
  const factor = steady(domain)
  const [from, to] = domain.map((v) => v * factor) as [number, number]
  const slope = (range[1] - range[0]) / (to - from)
  return {
    at: (value) => (isNumber(value) ? range[0] + (value * factor - from) * slope : Number.NaN),
    ticks: (count) => {
      const values = ticks(from, to, count).map((v) => v / factor)
      return zip(values, tickTexts(values))
    },
  }
}

const logScale = (domain: Pair, range: Pair): Scale => {
  // What a logarithm does not have is left out: asinh and symlog are other scales.
  const [from, to] = domain.map(Math.log10) as [number, number]
  const { at } = linearScale([from, to], range)
  return {
    at: (value) => (isNumber(value) && value > 0 ? at(Math.log10(value)) : Number.NaN),
    ticks: (count) => {
      if (to - from < 1) return linearScale(domain, [0, 1]).ticks(count)
      const values = decadeTicks(domain, to - from, count)
      return zip(values, values.map(valueText))
    },
  }
}

/** 1, 2, 5 of each decade where there is room, else every so many decades. */
const decadeTicks = ([low, high]: Pair, decades: number, count: number): number[] => {
  const first = Math.floor(Math.log10(low))
  const last = Math.ceil(Math.log10(high))
  const stride = Math.max(1, Math.ceil(decades / count))
  const digits = decades * 3 <= count ? [1, 2, 5] : [1]
  const values: number[] = []
  for (let power = Math.ceil(first / stride) * stride; power <= last; power += stride) {
    for (const digit of digits) values.push(Number(`${digit}e${power}`))
  }
  return values.filter((value) => value >= low && value <= high)
}

/** Milliseconds since 1970 in UTC; the numerals of ISO 8601 read alike in every language. */
const timeScale = (domain: Pair, range: Pair): Scale => {
  const { at } = linearScale(domain, range)
  const [start, stop] = domain.map((ms) => new Date(clampTime(ms))) as [Date, Date]
  return {
    at,
    ticks: (count) => {
      const values = utcTicks(start, stop, count).map(Number)
      const step = values.length < 2 ? 0 : (values[1] as number) - (values[0] as number)
      return values.map((value) => ({ value, text: timeText(value, step) }))
    },
  }
}

/** The first and the last moment that a Date can hold. */
const endOfTime = 8.64e15
const clampTime = (ms: number) => Math.max(-endOfTime, Math.min(endOfTime, ms))

const day = 86_400_000

/** A moment as exactly as ticks of this distance need it. */
export const timeText = (ms: number, step = 0): string => {
  const date = new Date(ms)
  if (Number.isNaN(Number(date))) return '—'
  const [calendar = '', clock = ''] = date.toISOString().slice(0, -1).split('T')
  if (step >= 360 * day) return calendar.replace(/-01-01$/, '')
  if (step >= 27 * day) return calendar.replace(/-01$/, '')
  if (step >= day) return calendar.slice(-5)
  const exactness = ms % 1000 ? 12 : ms % 60_000 ? 8 : 5
  if (step > 0) return ms % day === 0 ? calendar.slice(-5) : clock.slice(0, exactness)
  return ms % day === 0 ? calendar : `${calendar} ${clock.slice(0, exactness)}`
}

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value)

const zip = (values: readonly number[], texts: readonly string[]): Tick[] =>
  values.map((value, i) => ({ value, text: texts[i] as string }))
