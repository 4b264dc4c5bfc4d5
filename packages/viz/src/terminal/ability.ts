import type { ThemeName } from '../scene/theme.js'
import type { ColourDepth } from './print-canvas.js'

/** Ways to show a figure in a terminal, from pixels down to letters. */
export const protocols = ['kitty', 'iterm2', 'sixel', 'characters', 'ascii'] as const
export type Protocol = (typeof protocols)[number]

/** What a terminal can do. */
export interface Ability {
  readonly protocol: Protocol
  readonly colours: ColourDepth
  readonly theme: ThemeName
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * What the terminal says about itself in the environment. A pipe or a file gets characters without
 * colours; so does everyone who sets NO_COLOR (https://no-color.org).
 */
export const abilityOf = (env: Environment, isTTY: boolean): Ability => {
  const term = env.TERM ?? ''
  const isDumb = term === 'dumb'
  const noColour = Boolean(env.NO_COLOR) || !isTTY || isDumb
  const forced = Boolean(env.FORCE_COLOR) && env.FORCE_COLOR !== '0' && !env.NO_COLOR
  const colours = noColour && !forced ? 'none' : depthOf(env, term)
  // Pictures in pixels are colours too, and no file wants them.
  const pixels = isTTY && colours !== 'none' ? pixelProtocol(env, term) : undefined
  const letters = isDumb || !speaksUnicode(env) ? 'ascii' : 'characters'
  return { protocol: pixels ?? letters, colours, theme: themeOf(env) }
}

const depthOf = (env: Environment, term: string): ColourDepth =>
  /truecolor|24bit/.test(env.COLORTERM ?? '') ||
  env.WT_SESSION !== undefined ||
  /kitty|ghostty|wezterm|iterm|direct/i.test(`${term} ${env.TERM_PROGRAM}`)
    ? 'truecolor'
    : '256'

const pixelProtocol = (env: Environment, term: string): Protocol | undefined => {
  // Within a multiplexer the program outside is not the one that is written to.
  if (env.TMUX || /^(screen|tmux)/.test(term)) return undefined
  const program = env.TERM_PROGRAM ?? ''
  if (env.KITTY_WINDOW_ID || /kitty/.test(term) || /ghostty/i.test(`${program} ${term}`)) {
    return 'kitty'
  }
  if (/^(iTerm\.app|WezTerm|mintty)$/.test(program) || env.LC_TERMINAL === 'iTerm2') return 'iterm2'
  return /sixel|mlterm|foot|contour/.test(term) ? 'sixel' : undefined
}

const speaksUnicode = (env: Environment): boolean => {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  return !locale || /utf-?8/i.test(locale)
}

/** `COLORFGBG` ends with the colour behind the text: 7 and 15 are light. */
const themeOf = (env: Environment): ThemeName =>
  /[;:](7|15)$/.test(env.COLORFGBG ?? '') ? 'light' : 'dark'
