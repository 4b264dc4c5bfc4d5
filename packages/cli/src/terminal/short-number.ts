/** A number as one reads it: whole ones whole, others with four digits that count. */
export const shortNumber = (value: number, digits = 4): string => {
  if (!Number.isFinite(value)) return String(value)
  if (Number.isInteger(value) && Math.abs(value) < 1e9) return String(value)
  return String(Number(value.toPrecision(digits)))
}
