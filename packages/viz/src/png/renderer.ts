import { vizError } from '../errors.js'
import { fontFile, fontName } from './font.js'

/** A rendered SVG: as a file, and as RGBA. */
export interface Rendered {
  readonly png: () => Uint8Array
  readonly pixels: () => Uint8Array
  readonly width: number
  readonly height: number
}

/** Draws an SVG by resvg. Throws `viz/no-renderer`, `viz/bad-count`. */
export const rendered = async (svg: string, scale: number): Promise<Rendered> => {
  if (!(scale > 0 && scale <= 20)) {
    throw vizError('viz/bad-scale', { received: scale })
  }
  const { Resvg } = await renderer()
  const file = fontFile()
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles: file ? [file] : [], loadSystemFonts: !file, defaultFontFamily: fontName },
  }).render()
  return {
    png: () => new Uint8Array(image.asPng()),
    pixels: () => new Uint8Array(image.pixels),
    width: image.width,
    height: image.height,
  }
}

/** The name stands in a variable, or bundlers would want a package that may be absent. */
const name = '@resvg/resvg-js'

const renderer = async (): Promise<typeof import('@resvg/resvg-js')> => {
  try {
    return await import(/* @vite-ignore */ /* webpackIgnore: true */ name)
  } catch (cause) {
    throw vizError(
      'viz/no-renderer',
      { reason: String((cause as Error).message).split('\n')[0] ?? '' },
      { cause },
    )
  }
}
