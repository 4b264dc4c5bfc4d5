import type { Figure } from '../figures/figure.js'
import { heightOf } from '../figures/kinds.js'
import { compose } from './compose.js'
import { moved, type Scene } from './marks.js'
import type { Medium } from './medium.js'

/** How wide a figure is that does not say so. */
const defaultWidth = 640

/** What is decided for a figure, whatever it says itself. */
export interface FrameSize {
  readonly width?: number
  readonly height?: number | undefined
  /** It may be lower, not higher. */
  readonly most?: number | undefined
}

/** A figure as marks within a frame, as large as it says or as `size` says. */
export const sceneOf = (figure: Figure, medium: Medium, size: FrameSize = {}): Scene => {
  const { marginX, marginY } = medium
  const width = size.width ?? figure.width ?? defaultWidth
  const inner = Math.max(1, width - 2 * marginX)
  const natural = () => Math.ceil(medium.snap(heightOf(figure, inner, medium))) + 2 * marginY
  const height =
    size.height ?? Math.min(size.most ?? Number.POSITIVE_INFINITY, figure.height ?? natural())
  const drawing = compose(figure, inner, Math.max(1, height - 2 * marginY), medium)
  return { width, height, ...moved(drawing, marginX, marginY) }
}
