import type { Box } from '../scene/marks.js'
import { cell } from '../scene/medium.js'

/** A colour as three numbers from 0 to 255. */
export type RGB = readonly [number, number, number]

/** A dot is a point of braille: two across and four down make a character. */
export const dotsAcross = 2
export const dotsDown = 4
export const dotSize = cell.width / dotsAcross

/** What stands in one place of a terminal. */
interface Cell {
  /** A character, or nothing behind the first half of a wide one; undefined where there is none. */
  text?: string
  bold?: boolean
  ink?: RGB | undefined
  /** Bits of lit dots, row by row. */
  dots: number
  dotColour?: RGB | undefined
  /** Which series lit the last dot. */
  series?: number | undefined
  /** Colours of the upper and the lower half. */
  upper?: RGB | undefined
  lower?: RGB | undefined
  /** What was painted last onto each half: twice the same is once. */
  upperPaint?: RGB
  lowerPaint?: RGB
}

/** Characters, dots and half blocks, drawn one over the other. */
export interface CharacterCanvas {
  readonly columns: number
  readonly rows: number
  readonly at: (column: number, row: number) => Cell | undefined
  readonly dot: (x: number, y: number, colour: RGB | undefined, series?: number) => void
  /** Colours half a cell: `half` counts from the top, two for each row. */
  readonly half: (column: number, half: number, colour: RGB, opacity: number) => void
  readonly write: (
    column: number,
    row: number,
    characters: readonly { readonly text: string; readonly columns: number }[],
    ink: RGB | undefined,
    bold: boolean,
  ) => void
}

/** A canvas over a terminal whose own colour is about `background`. */
export const characterCanvas = (
  columns: number,
  rows: number,
  background: RGB,
): CharacterCanvas => {
  const cells = Array.from({ length: columns * rows }, (): Cell => ({ dots: 0 }))
  const at = (column: number, row: number) =>
    column >= 0 && column < columns && row >= 0 && row < rows
      ? cells[row * columns + column]
      : undefined
  return {
    columns,
    rows,
    at,
    dot(x, y, colour, series) {
      const into = at(Math.floor(x / dotsAcross), Math.floor(y / dotsDown))
      if (!into) return
      into.dots |= 1 << ((y % dotsDown) * dotsAcross + (x % dotsAcross))
      into.dotColour = colour
      into.series = series
    },
    half(column, half, colour, opacity) {
      const into = at(column, half >> 1)
      if (!into || opacity <= 0) return
      const side = half % 2 === 0 ? 'upper' : 'lower'
      if (into[`${side}Paint`] === colour) return
      into[`${side}Paint`] = colour
      into[side] = blended(colour, into[side] ?? background, opacity)
      // What is painted over is not seen any more.
      if (opacity >= 1) into.dots = 0
    },
    write(column, row, characters, ink, bold) {
      let next = column
      for (const { text, columns: width } of characters) {
        const into = at(next, row)
        if (into) Object.assign(into, { text, ink, bold })
        for (let i = 1; i < width; i++) {
          const behind = at(next + i, row)
          if (behind) behind.text = ''
        }
        next += width
      }
    },
  }
}

const blended = (over: RGB, under: RGB, opacity: number): RGB =>
  over.map((v, i) =>
    Math.round(v * opacity + (under[i] as number) * (1 - opacity)),
  ) as unknown as RGB

/** The dots within a box, in whole dots: at least one along each side. */
export const dotBox = ({ x, y, width, height }: Box) => ({
  left: Math.round(x / dotSize),
  top: Math.round(y / dotSize),
  right: Math.max(Math.round(x / dotSize), Math.round((x + width) / dotSize) - 1),
  bottom: Math.max(Math.round(y / dotSize), Math.round((y + height) / dotSize) - 1),
})
