import type { Language } from '@firstgrad/errors'
import { vizError } from '../errors.js'
import type { Figure } from '../figures/figure.js'
import { rgbOf } from '../scales/colours.js'
import { cell, characterMedium } from '../scene/medium.js'
import { sceneOf } from '../scene/scene.js'
import { type ThemeName, themes } from '../scene/theme.js'
import { characterCanvas } from './character-canvas.js'
import { drawMarks } from './draw-marks.js'
import { type ColourDepth, printCanvas } from './print-canvas.js'

export interface CharacterOptions {
  /** Columns that there are; left out: 80. */
  readonly columns?: number
  /** Exactly so many rows; left out: as many as the figure needs. */
  readonly rows?: number
  /** No more than so many rows; what does not fit is cut off. */
  readonly most?: number
  /** Left out: none. */
  readonly colours?: ColourDepth
  /** ASCII only. */
  readonly ascii?: boolean
  /** What the terminal looks like; left out: dark. */
  readonly theme?: ThemeName
  readonly lang?: Language
}

const smallest = { columns: 20, rows: 6 }

/**
 * The figure in characters: lines and points in braille, pictures in half blocks, texts as they are.
 * A figure that was checked before: {@link toTerminal} is for any.
 */
export const characters = (
  figure: Figure,
  {
    columns = 80,
    rows,
    most,
    colours = 'none',
    ascii = false,
    theme = 'dark',
    lang = 'en',
  }: CharacterOptions = {},
): string => {
  for (const [option, received] of [
    ['columns', columns],
    ['rows', rows],
  ] as const) {
    const least = smallest[option]
    if (received !== undefined && !(Number.isInteger(received) && received >= least)) {
      throw vizError('viz/bad-count', { option, least, received })
    }
  }
  const colourTheme = themes[theme]
  const medium = characterMedium(colourTheme, lang)
  // The size of a figure in pixels says nothing of a terminal.
  const { width: _width, height: _height, ...free } = figure
  const pixelsOf = (lines: number | undefined) => lines && lines * cell.height
  const scene = sceneOf(free as Figure, medium, {
    width: columns * cell.width,
    height: pixelsOf(rows),
    most: pixelsOf(most),
  })
  const canvas = characterCanvas(
    columns,
    Math.round(scene.height / cell.height),
    rgbOf(colourTheme.background),
  )
  const own = new Set([
    colourTheme.background,
    colourTheme.ink,
    colourTheme.muted,
    colourTheme.axis,
  ])
  drawMarks(scene.marks, canvas, { own })
  return printCanvas(canvas, { colours, ascii })
}
