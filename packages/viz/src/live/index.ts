import type { Language } from '@firstgrad/errors'
import type { Figure } from '../figures/figure.js'
import { figureOf } from '../figures/kinds.js'
import type { ThemeName } from '../scene/theme.js'
import type { TerminalStream } from '../terminal/host.js'
import { liveInPage } from './page.js'
import { liveInTerminal } from './terminal.js'

export interface LiveOptions {
  /** Where it is drawn in a page. Left out: in the terminal. */
  readonly element?: Element
  /** Left out: the output of the process. */
  readonly stream?: TerminalStream
  /** Left out: as the reader's system is. */
  readonly theme?: ThemeName
  readonly lang?: Language
}

/** A figure that is drawn again in its place. */
export interface LiveFigure {
  /**
   * Shows this figure from the next frame on; of several within a frame the last. The same value
   * may be given again after its numbers have grown. Not checked, for it is called often.
   */
  readonly update: (figure: Figure) => void
  /** Draws what is still to be drawn, and ends. */
  readonly stop: () => void
}

/**
 * Draws a figure and, at most sixty times a second, what becomes of it. A hundred thousand points
 * are thinned to what pixels can show, extremes and gaps kept. Where the output is no terminal, the
 * last figure is written once, when it stops. Throws `viz/bad-figure`.
 *
 * @example
 * ```ts
 * import { live } from '@firstgrad/viz/live'
 *
 * const losses = [2.3]
 * const chart = () => lineChart({ series: [{ name: 'loss', y: losses }] })
 * const view = live(chart())
 * for (const loss of [1.1, 0.7, 0.5]) {
 *   losses.push(loss)
 *   view.update(chart())
 * }
 * view.stop()
 * ```
 */
export const live = (figure: Figure, options: LiveOptions = {}): LiveFigure => {
  const { element, stream, ...looks } = options
  const first = figureOf(figure)
  return element ? liveInPage(first, element, looks) : liveInTerminal(first, stream, looks)
}

export type { TerminalStream } from '../terminal/host.js'
