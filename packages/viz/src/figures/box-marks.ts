import { colourOf } from '../layout/series-style.js'
import { percentText } from '../scales/format.js'
import type { Box, Mark } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'
import { fitted, textMark } from '../scene/text.js'

export interface LabelledBox extends Box {
  readonly label: string
  readonly score?: number | undefined
  readonly series: number
}

export const boxText = ({ label, score }: Pick<LabelledBox, 'label' | 'score'>): string =>
  score === undefined ? label : `${label} ${percentText(score)}`

const padding = 4

/** Frames over a picture, each with its label where it has room within it and covers no other. */
export const boxMarks = (boxes: readonly LabelledBox[], plot: Box, medium: Medium): Mark[] => {
  const { small, theme } = medium
  const plates: Box[] = []
  const labels = boxes.flatMap((box): Mark[] => {
    const [x, y] = [Math.max(box.x, plot.x), Math.max(box.y, plot.y)]
    const right = Math.min(box.x + box.width, plot.x + plot.width)
    const bottom = Math.min(box.y + box.height, plot.y + plot.height)
    const text = fitted(boxText(box), right - x - 2 * padding, small, medium)
    const width = medium.widthOf(text, small) + 2 * padding
    const plate = { x, y, width, height: small.line }
    if (text === '' || bottom - y < small.line || plates.some((other) => meet(plate, other))) {
      return []
    }
    plates.push(plate)
    return [
      { type: 'rect', ...plate, fill: colourOf(box.series, medium) },
      textMark(text, x + padding, y, small, theme.background),
    ]
  })
  const frames = boxes.map(
    ({ x, y, width, height, series }): Mark => ({
      type: 'rect',
      ...{ x, y, width, height },
      stroke: colourOf(series, medium),
      strokeWidth: 2,
      radius: 2,
    }),
  )
  return [...frames, ...labels]
}

const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
