const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

/** Every digit: 1,199,882. */
export const exact = (value: number | null): string => (value === null ? '?' : whole.format(value))

/** At most seven characters: 1,234, 1.2 M, 240 G. */
export const short = (value: number | null): string =>
  value === null || value < 1e6
    ? exact(value)
    : scaled(value, 1e3, ['', 'K', 'M', 'G', 'T', 'P', 'E'])

/** At most nine characters: 512 B, 1.2 KiB, 24 MiB. */
export const bytes = (value: number | null): string =>
  value === null ? '?' : scaled(value, 1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'])

const scaled = (value: number, base: number, units: readonly string[]): string => {
  let unit = 0
  let rest = value
  // What would be rounded up to a whole of the next unit is one.
  while (rest >= base - 0.5 && unit < units.length - 1) {
    rest /= base
    unit++
  }
  return `${(rest < 99.95 ? tenths : whole).format(rest)} ${units[unit]}`
}
