import type { Mark } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'
import { textMark, wrapped } from '../scene/text.js'

/** The title, on two lines at most, and how high it is. */
export const heading = (
  title: string | undefined,
  width: number,
  medium: Medium,
): { marks: Mark[]; height: number } => {
  if (!title) return { marks: [], height: 0 }
  const { heading: style, theme } = medium
  const lines = wrapped(title, width, style, medium, 2)
  return {
    marks: lines.map((line, i) => textMark(line, 0, i * style.line, style, theme.ink)),
    height: lines.length * style.line + medium.gapY,
  }
}
