import type { Language } from '@firstgrad/errors'
import { svgOf, toldOf } from '../faces/svg.js'
import type { Figure } from '../figures/figure.js'
import { graphicMedium } from '../scene/medium.js'
import { sceneOf } from '../scene/scene.js'
import { type ThemeName, themes } from '../scene/theme.js'
import type { LiveFigure } from './index.js'

/** Draws into an element, once for each frame of the page at most. */
export const liveInPage = (
  figure: Figure,
  element: Element,
  { theme, lang = 'en' }: { readonly theme?: ThemeName; readonly lang?: Language },
): LiveFigure => {
  let next: Figure | undefined = figure
  let request = 0
  const draw = () => {
    request = 0
    if (!next) return
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches
    const colours = themes[theme ?? (isDark ? 'dark' : 'light')]
    const scene = sceneOf(next, graphicMedium(colours, lang))
    element.innerHTML = svgOf(scene, colours, lang, toldOf(next, lang))
    // Not by a style element: strict policies of pages forbid it.
    for (const picture of element.querySelectorAll<SVGElement>('.fg-pixels')) {
      picture.style.imageRendering = 'pixelated'
    }
    next = undefined
  }
  draw()
  return {
    update(figure) {
      next = figure
      if (request === 0) request = requestAnimationFrame(draw)
    },
    stop() {
      cancelAnimationFrame(request)
      draw()
    },
  }
}
