import type { Language } from '@firstgrad/errors'
import { isCodedError } from '@firstgrad/errors'
import { toSVG } from '../faces/svg.js'
import type { Figure } from '../figures/figure.js'
import { figureOf } from '../figures/kinds.js'
import { rendered } from '../png/renderer.js'
import type { ThemeName } from '../scene/theme.js'
import type { Protocol } from './ability.js'
import { characters } from './characters.js'
import { abilityOfOutput, host } from './host.js'
import { iterm2, kitty, sixel } from './pixel-protocols.js'
import type { ColourDepth } from './print-canvas.js'

export interface TerminalOptions {
  /** How it is shown. Left out: the best that the terminal can do and that is installed. */
  readonly protocol?: Protocol
  /** Left out: those of the terminal, else 80. */
  readonly columns?: number
  /** Exactly so many, what does not fit is cut off. Left out: as many as the figure needs. */
  readonly rows?: number
  /** Left out: none where the output is no terminal or NO_COLOR is set. */
  readonly colours?: ColourDepth
  /** Left out: what COLORFGBG says, else dark. */
  readonly theme?: ThemeName
  readonly lang?: Language
}

const widest = 200

/**
 * The figure as text for a terminal: pixels where it takes them (kitty, iTerm2, sixel, by
 * `@resvg/resvg-js`), else braille lines and half blocks, else ASCII. Throws `viz/bad-figure`,
 * `viz/bad-count`, and `viz/no-renderer` where pixels were asked for without a renderer.
 *
 * @example
 * ```ts
 * import { toTerminal } from '@firstgrad/viz/terminal'
 *
 * console.log(await toTerminal(figure))
 * ```
 */
export const toTerminal = async (
  figure: Figure,
  options: TerminalOptions = {},
): Promise<string> => {
  const checked = figureOf(figure)
  const { protocol, ...rest } = settings(options)
  if (protocol === 'characters' || protocol === 'ascii') {
    return characters(checked, { ...rest, ascii: protocol === 'ascii' })
  }
  try {
    return await inPixels(checked, protocol, rest)
  } catch (error) {
    const isAbsent = isCodedError(error) && error.code === 'viz/no-renderer'
    if (!isAbsent || options.protocol) throw error
    return characters(checked, rest)
  }
}

/**
 * The same at once, in characters: for output that is redrawn.
 *
 * @example
 * ```ts
 * process.stdout.write(toCharacters(figure))
 * ```
 */
export const toCharacters = (
  figure: Figure,
  options: Omit<TerminalOptions, 'protocol'> & { readonly protocol?: 'characters' | 'ascii' } = {},
): string => {
  const { protocol, ...rest } = settings(options)
  return characters(figureOf(figure), { ...rest, ascii: protocol === 'ascii' })
}

/** The options, and what the host says where they say nothing. */
const settings = ({ protocol, columns, rows, colours, theme, lang = 'en' }: TerminalOptions) => {
  const { stdout } = host()
  const ability = abilityOfOutput(stdout)
  return {
    protocol: protocol ?? ability.protocol,
    columns: columns ?? Math.max(20, Math.min(widest, stdout?.columns ?? 80)),
    ...(rows === undefined ? {} : { rows }),
    colours: colours ?? ability.colours,
    theme: theme ?? ability.theme,
    lang,
  }
}

/** A figure that says nothing of its size is as wide as eighty columns are on most screens. */
const inPixels = async (
  figure: Figure,
  protocol: 'kitty' | 'iterm2' | 'sixel',
  { theme, lang }: { readonly theme: ThemeName; readonly lang: Language },
): Promise<string> => {
  const image = await rendered(toSVG(figure, { theme, lang }), 1)
  if (protocol === 'sixel') return sixel(image.pixels(), image.width, image.height)
  return protocol === 'kitty' ? kitty(image.png()) : iterm2(image.png(), image.width)
}

export type { Protocol } from './ability.js'
export type { ColourDepth } from './print-canvas.js'
