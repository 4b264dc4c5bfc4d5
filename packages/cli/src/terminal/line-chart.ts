import { braille } from './braille.js'

export interface Point {
  readonly x: number
  readonly y: number
}

const columns = 60
const lines = 14

/** Points and a fitted line over them, with the range of both axes. */
export const drawLine = (
  points: readonly Point[],
  { W, b }: { W: number; b: number },
  mark: (text: string) => string,
): string => {
  const xs = points.map(({ x }) => x)
  const ys = points.map(({ y }) => y)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [bottom, top] = [Math.min(...ys), Math.max(...ys)]
  const [wide, high] = [columns * 2, lines * 4]
  const across = (x: number) => Math.round(((x - left) / (right - left || 1)) * (wide - 1))
  const down = (y: number) => Math.round(((top - y) / (top - bottom || 1)) * (high - 1))
  const lineAt = (dot: number) => down(W * (left + (dot / (wide - 1)) * (right - left)) + b)

  const rows = braille(wide, high, (x, y) => lineAt(x) === y).map((row) => [...row])
  for (const { x, y } of points) {
    rows[Math.floor(down(y) / 4)]![Math.floor(across(x) / 2)] = mark('●')
  }
  const label = (i: number) => {
    const value = i === 0 ? top : i === lines - 1 ? bottom : null
    return (value === null ? '' : value.toFixed(2)).padStart(6)
  }
  const frame = rows.map((row, i) => `${label(i)} │${row.join('')}`)
  const axis = `${' '.repeat(7)}└${'─'.repeat(columns)}`
  const ends = `${' '.repeat(8)}${left.toFixed(2)}${right.toFixed(2).padStart(columns - left.toFixed(2).length)}`
  return [...frame, axis, ends].join('\n')
}
