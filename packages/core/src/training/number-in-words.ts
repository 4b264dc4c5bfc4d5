/** A number as JSON can hold it, which has none for NaN and the infinities. */
export type NumberInWords = number | 'NaN' | 'Infinity' | '-Infinity'

export const numberInWords = (value: number): NumberInWords =>
  Number.isFinite(value) ? value : (String(value) as NumberInWords)
