import type { Box, Mark } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'
import { fitted, textMark } from '../scene/text.js'

export interface Tiles {
  readonly boxes: readonly Box[]
  readonly captions: readonly Mark[]
  readonly height: number
}

/** Places for pictures of one aspect (width / height) in rows, each with a caption below it. */
export const tiles = (
  count: number,
  columns: number,
  aspect: number,
  captionOf: ((index: number) => string) | undefined,
  width: number,
  medium: Medium,
): Tiles => {
  const { small, gapX, gapY, theme } = medium
  const across = Math.max(1, Math.min(columns, count))
  const tile = (width - (across - 1) * 2 * gapX) / across
  const high = medium.snap(Math.max(1, tile / aspect)) || small.line
  const wide = Math.min(tile, high * aspect)
  const step = high + (captionOf ? small.line : 0) + 2 * gapY
  const boxes: Box[] = []
  const captions: Mark[] = []
  for (let i = 0; i < count; i++) {
    const x = (i % across) * (tile + 2 * gapX)
    const y = Math.floor(i / across) * step
    boxes.push({ x: x + (tile - wide) / 2, y, width: wide, height: high })
    if (!captionOf) continue
    const text = fitted(captionOf(i), tile, small, medium)
    captions.push(textMark(text, x + tile / 2, y + high, small, theme.muted, 'middle'))
  }
  return { boxes, captions, height: Math.ceil(count / across) * step }
}

/** As many columns as make the tiles about as wide as a thumbnail, and the last row full if it can. */
export const columnsFor = (count: number, width: number, thumbnail: number): number => {
  const most = Math.max(1, Math.floor(width / thumbnail))
  if (count <= most) return Math.max(1, count)
  const rows = Math.ceil(count / most)
  return Math.ceil(count / rows)
}
