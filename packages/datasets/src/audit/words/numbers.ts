/** Whole numbers with groups of three, others with three digits: `60,000`, `0.0131`. */
export const numberText = (value: number | null): string => {
  if (value === null) return '–'
  if (Number.isInteger(value) && Math.abs(value) < 1e15) {
    return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
  }
  return String(Number(value.toPrecision(3)))
}

/** `2.43 %` */
export const percentText = (part: number): string =>
  `${numberText(Number((part * 100).toFixed(2)))} %`
