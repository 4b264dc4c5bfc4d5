import type { ParameterInfo } from '@firstgrad/core/parameters'

type Expected = ParameterInfo['expected']

/** How a number sits on a slider: places are whole numbers from 0 on. */
export interface Scale {
  readonly places: number
  placeOf(value: number): number
  valueAt(place: number): number
}

/** Where the largest is so many times the smallest, equal ways are equal factors. */
const wide = 100
const logPlaces = 120
const linearPlaces = 100
/** Whole numbers with fewer values than this have a place each. */
const mostWhole = 1000

/** Two digits are enough for a hand on a slider. */
const rounded = (value: number) => Number(value.toPrecision(2))

/** The scale of a number with two ends; null for one without. */
export const scaleOf = ({ whole, least, above, most }: Expected): Scale | null => {
  const low = least ?? above
  if (low === undefined || most === undefined) return null
  const clamp = (value: number) => Math.min(most, Math.max(low, value))
  if (whole && most - low < mostWhole) {
    return {
      places: most - low,
      placeOf: (value) => clamp(Math.round(value)) - low,
      valueAt: (place) => low + place,
    }
  }
  if (low > 0 && most / low >= wide) {
    const factor = Math.log(most / low)
    return {
      places: logPlaces,
      placeOf: (value) => Math.round((logPlaces * Math.log(clamp(value) / low)) / factor),
      valueAt: (place) => {
        const value = clamp(rounded(low * Math.exp((place / logPlaces) * factor)))
        return whole ? Math.round(value) : value
      },
    }
  }
  const each = (most - low) / linearPlaces
  return {
    places: linearPlaces,
    placeOf: (value) => Math.round((clamp(value) - low) / each),
    valueAt: (place) => {
      const value = Number((low + place * each).toPrecision(6))
      return whole ? Math.round(value) : value
    },
  }
}
