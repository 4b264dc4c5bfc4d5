import { type SVGOptions, toSVG } from '../faces/svg.js'
import type { Figure } from '../figures/figure.js'
import { rendered } from './renderer.js'

export interface PNGOptions extends SVGOptions {
  /** Pixels of the file for each pixel of the figure. Left out: 2. */
  readonly scale?: number
}

/**
 * The figure as a PNG file. Needs the optional package `@resvg/resvg-js`; Latin letters and 中文
 * come from a font that this package brings along. Throws `viz/no-renderer` without it, and
 * `viz/bad-figure`.
 *
 * @example
 * ```ts
 * import { toPNG } from '@firstgrad/viz/png'
 *
 * await writeFile('loss.png', await toPNG(figure))
 * ```
 */
export const toPNG = async (
  figure: Figure,
  { scale = 2, ...options }: PNGOptions = {},
): Promise<Uint8Array> => (await rendered(toSVG(figure, options), scale)).png()
