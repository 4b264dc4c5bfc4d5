import type { Figure } from '../figures/figure.js'
import { heightOf, kindOf } from '../figures/kinds.js'
import { compose } from './compose.js'
import { moved, type Scene } from './marks.js'
import type { Medium } from './medium.js'

/** How wide a figure is that does not say so. */
const defaultWidth = 640

/** A figure as marks within a frame, as large as it says or as `size` says. */
export const sceneOf = (
  figure: Figure,
  medium: Medium,
  size: { readonly width?: number; readonly height?: number } = {},
): Scene => {
  const { marginX, marginY } = medium
  const width = size.width ?? figure.width ?? defaultWidth
  const inner = Math.max(1, width - 2 * marginX)
  const natural = () => Math.ceil(medium.snap(heightOf(figure, inner, medium))) + 2 * marginY
  const height = size.height ?? figure.height ?? natural()
  const drawing = compose(figure, inner, Math.max(1, height - 2 * marginY), medium)
  return { width, height, ...named(figure, medium), ...moved(drawing, marginX, marginY) }
}

/** What a reader who does not see the figure is told. */
export const named = (figure: Figure, { lang }: Medium): Pick<Scene, 'title' | 'description'> => ({
  title: figure.title ?? '',
  description: kindOf(figure).sentence(figure, lang),
})
