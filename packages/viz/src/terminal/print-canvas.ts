import { luminanceOf } from '../scales/colours.js'
import type { CharacterCanvas, RGB } from './character-canvas.js'

export type ColourDepth = 'none' | '256' | 'truecolor'

export interface PrintOptions {
  readonly colours: ColourDepth
  /** No character beyond ASCII but those of the figure's own texts. */
  readonly ascii: boolean
}

type Cell = NonNullable<ReturnType<CharacterCanvas['at']>>

const reset = '\u001b[0m'
/** What stands for the points of a series where colours cannot. */
const seriesMarks = 'ox+*#@%&'
const shades = { unicode: ' ░▒▓█', ascii: ' .:-=+*#%@' }

/** The canvas as lines of text; no line ends in spaces. */
export const printCanvas = (canvas: CharacterCanvas, options: PrintOptions): string => {
  const plainSeries = options.colours === 'none' && seriesOf(canvas).size > 1
  const lines: string[] = []
  for (let row = 0; row < canvas.rows; row++) {
    let line = ''
    let style = ''
    for (let column = 0; column < canvas.columns; column++) {
      const cell = canvas.at(column, row) as Cell
      const { text, ink, back, bold } = glyphOf(cell, options, plainSeries)
      if (text === '') continue
      const next = options.colours === 'none' ? '' : styleOf(ink, back, bold, options.colours)
      if (next !== style) line += (style === '' ? '' : reset) + next
      style = next
      line += text
    }
    if (style !== '') line += reset
    lines.push(line.replace(/ +$/, ''))
  }
  while (lines.length > 1 && lines.at(-1) === '') lines.pop()
  return lines.join('\n')
}

interface Glyph {
  readonly text: string
  readonly ink?: RGB | undefined
  readonly back?: RGB | undefined
  readonly bold?: boolean | undefined
}

const glyphOf = (cell: Cell, { colours, ascii }: PrintOptions, plainSeries: boolean): Glyph => {
  const { text, upper, lower, dots } = cell
  if (text !== undefined) {
    const back = upper && lower ? upper : undefined
    return { text: ascii ? plain(text) : text, ink: cell.ink, back, bold: cell.bold }
  }
  if (dots !== 0) {
    const back = upper && lower ? upper : undefined
    if (ascii || (plainSeries && cell.series !== undefined))
      return {
        text: seriesMark(cell.series),
        ink: cell.dotColour,
        back,
      }
    return { text: braille(dots), ink: cell.dotColour, back }
  }
  if (!upper && !lower) return { text: ' ' }
  const only = upper && lower ? undefined : (upper ?? lower)
  // Without colours a pale half is told from a bright one by a shade.
  if (!ascii && only && (colours !== 'none' || perceived(only) > 0.35)) {
    return { text: upper ? '▀' : '▄', ink: only }
  }
  if (colours === 'none' || ascii)
    return {
      text: shadeOf(upper, lower, ascii ? shades.ascii : shades.unicode),
      ink: colours === 'none' ? undefined : (upper ?? lower),
    }
  return { text: '▀', ink: upper, back: lower }
}

const seriesMark = (series: number | undefined): string =>
  series === undefined ? '.' : (seriesMarks[series % seriesMarks.length] as string)

/** Bits of Unicode's braille: 1 to 3 and 7 down the left, 4 to 6 and 8 down the right. */
const bits = [0, 3, 1, 4, 2, 5, 6, 7]

const braille = (dots: number): string => {
  let code = 0x2800
  for (const [from, to] of bits.entries()) if (dots & (1 << from)) code |= 1 << to
  return String.fromCodePoint(code)
}

const shadeOf = (upper: RGB | undefined, lower: RGB | undefined, ramp: string): string => {
  const halves = [upper, lower].map((half) => (half ? perceived(half) : 0))
  const light = ((halves[0] as number) + (halves[1] as number)) / 2
  // What is drawn is never a space: that is what is not drawn.
  return ramp[Math.max(1, Math.round(light * (ramp.length - 1)))] as string
}

/** Lightness as the eye takes it, from 0 to 1. */
const perceived = (colour: RGB) => luminanceOf(colour) ** (1 / 2.4)

const ascii: Readonly<Record<string, string>> = {
  '→': '>',
  '↑': '^',
  '↓': 'v',
  '−': '-',
  '–': '-',
  '—': '-',
  '…': '~',
  '×': 'x',
  '’': "'",
}
const plain = (text: string) => ascii[text] ?? text

const styleOf = (
  ink: RGB | undefined,
  back: RGB | undefined,
  bold: boolean | undefined,
  depth: ColourDepth,
): string => {
  const codes = [
    ...(bold ? ['1'] : []),
    ...(ink ? [`38;${colourCode(ink, depth)}`] : []),
    ...(back ? [`48;${colourCode(back, depth)}`] : []),
  ]
  return codes.length === 0 ? '' : `\u001b[${codes.join(';')}m`
}

const colourCode = ([r, g, b]: RGB, depth: ColourDepth): string => {
  if (depth === 'truecolor') return `2;${Math.round(r)};${Math.round(g)};${Math.round(b)}`
  const step = (v: number) => Math.round((v / 255) * 5)
  return `5;${16 + 36 * step(r) + 6 * step(g) + step(b)}`
}

const seriesOf = (canvas: CharacterCanvas): Set<number> => {
  const found = new Set<number>()
  for (let row = 0; row < canvas.rows; row++) {
    for (let column = 0; column < canvas.columns; column++) {
      const series = canvas.at(column, row)?.series
      if (series !== undefined) found.add(series)
    }
  }
  return found
}
