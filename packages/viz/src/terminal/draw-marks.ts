import { rgbOf } from '../scales/colours.js'
import type {
  AreaMark,
  Box,
  DotMark,
  ImageMark,
  LineMark,
  Mark,
  RectMark,
  TextMark,
} from '../scene/marks.js'
import { cell } from '../scene/medium.js'
import { columnsOf, graphemes } from '../scene/text-width.js'
import { pixelsOf } from '../values/png-pixels.js'
import { type CharacterCanvas, dotBox, dotSize, type RGB } from './character-canvas.js'

/** The mark's place among others: how far it is moved, and what it may draw on. */
interface Within {
  readonly x: number
  readonly y: number
  readonly clip: Box | undefined
}

/** Which colours are the terminal's own. */
export interface Palette {
  readonly own: ReadonlySet<string>
}

const colours = new Map<string, RGB>()

/** One value for each colour, so that the canvas knows it again. */
const colourOf = (colour: string): RGB => {
  const known = colours.get(colour) ?? rgbOf(colour)
  colours.set(colour, known)
  return known
}

/** Draws marks onto a canvas of characters. */
export const drawMarks = (
  marks: readonly Mark[],
  canvas: CharacterCanvas,
  palette: Palette,
  within: Within = { x: 0, y: 0, clip: undefined },
): void => {
  const inkOf = (colour: string): RGB | undefined =>
    palette.own.has(colour) ? undefined : colourOf(colour)
  for (const mark of marks) {
    if (mark.type === 'group') {
      const { frame } = mark
      if (frame && frame.index < frame.of - 1) continue
      const [x, y] = [within.x + (mark.x ?? 0), within.y + (mark.y ?? 0)]
      const clip = mark.clip && { ...mark.clip, x: mark.clip.x + x, y: mark.clip.y + y }
      drawMarks(mark.marks, canvas, palette, { x, y, clip: clip ?? within.clip })
    } else if (mark.type === 'line') {
      if (!mark.isGuide) drawLine(mark, canvas, within, inkOf(mark.stroke))
    } else if (mark.type === 'dot') drawDot(mark, canvas, within, inkOf(mark.fill))
    else if (mark.type === 'text') drawText(mark, canvas, within, inkOf(mark.fill))
    else if (mark.type === 'image') drawImage(mark, canvas, within)
    else if (mark.type === 'area') drawArea(mark, canvas, within)
    else drawRect(mark, canvas, within, palette)
  }
}

/** Lights a dot, if the clip lets it: a point on the border is drawn within it. */
const light = (
  canvas: CharacterCanvas,
  clip: Box | undefined,
  colour: RGB | undefined,
  series: number | undefined,
) => {
  const box = clip ? dotBox(clip) : dotBox(everywhere)
  return (x: number, y: number): void => {
    if (x < box.left - 1 || x > box.right + 1 || y < box.top - 1 || y > box.bottom + 1) return
    const [inX, inY] = [
      Math.max(box.left, Math.min(box.right, x)),
      Math.max(box.top, Math.min(box.bottom, y)),
    ]
    canvas.dot(inX, inY, colour, series)
  }
}

const everywhere: Box = { x: 0, y: 0, width: 1e6, height: 1e6 }

const drawLine = (
  { points, series }: LineMark,
  canvas: CharacterCanvas,
  { x, y, clip }: Within,
  colour: RGB | undefined,
) => {
  const dot = light(canvas, clip, colour, series)
  const limit = 4 * (canvas.columns + canvas.rows) * 4
  const at = (i: number) =>
    [
      Math.round((x + (points[2 * i] as number)) / dotSize - 0.5),
      Math.round((y + (points[2 * i + 1] as number)) / dotSize - 0.5),
    ] as const
  for (let i = 0; 2 * i < points.length; i++) {
    const [x1, y1] = at(i)
    if (!(Number.isFinite(x1) && Number.isFinite(y1))) continue
    const [x0, y0] = i > 0 ? at(i - 1) : [Number.NaN, Number.NaN]
    const steps =
      Number.isFinite(x0) && Number.isFinite(y0)
        ? Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0))
        : 0
    // A domain of one's own may put an end far outside: only what is near is walked.
    const pace = Math.max(1, steps / limit)
    for (let step = 0; step <= steps; step += pace) {
      const share = steps === 0 ? 1 : step / steps
      dot(
        Math.round(steps === 0 ? x1 : x0 + (x1 - x0) * share),
        Math.round(steps === 0 ? y1 : y0 + (y1 - y0) * share),
      )
    }
  }
}

const drawDot = (
  mark: DotMark,
  canvas: CharacterCanvas,
  { x, y, clip }: Within,
  colour: RGB | undefined,
) => {
  const dot = light(canvas, clip, colour, mark.series)
  const [px, py] = [(x + mark.x) / dotSize - 0.5, (y + mark.y) / dotSize - 0.5]
  const isLarge = mark.radius > 2
  dot(Math.round(px), Math.round(py))
  if (!isLarge) return
  for (const [dx, dy] of [
    [1, 0],
    [0, 1],
    [1, 1],
  ] as const)
    dot(Math.round(px) + dx, Math.round(py) + dy)
}

const drawText = (
  mark: TextMark,
  canvas: CharacterCanvas,
  { x, y }: Within,
  ink: RGB | undefined,
) => {
  const width = columnsOf(mark.text)
  const share = mark.anchor === 'end' ? 1 : mark.anchor === 'middle' ? 0.5 : 0
  // Ties go left, so that what ends at a border stays within it.
  const column = Math.ceil((x + mark.x) / cell.width - width * share - 0.5)
  const row = Math.floor((y + mark.y - 0.36 * cell.height) / cell.height)
  const characters = graphemes(mark.text).map((text) => ({ text, columns: columnsOf(text) }))
  canvas.write(column, row, characters, ink, mark.bold ?? false)
}

const halfHeight = cell.height / 2

/** Every half cell whose middle lies in the box, or at least the nearest ones. */
const halvesIn = (box: Box, each: (column: number, half: number, u: number, v: number) => void) => {
  const span = (start: number, length: number, unit: number) => {
    const end = Math.max(0, Math.ceil((start + length) / unit) - 1)
    const first = Math.min(Math.round(start / unit), end)
    return { first, last: Math.max(first, Math.round((start + length) / unit) - 1) }
  }
  const [across, down] = [span(box.x, box.width, cell.width), span(box.y, box.height, halfHeight)]
  for (let half = down.first; half <= down.last; half++) {
    for (let column = across.first; column <= across.last; column++) {
      const u = (column - across.first + 0.5) / (across.last - across.first + 1)
      const v = (half - down.first + 0.5) / (down.last - down.first + 1)
      each(column, half, u, v)
    }
  }
}

const intersection = (a: Box, b: Box): Box | undefined => {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)]
  const [right, bottom] = [
    Math.min(a.x + a.width, b.x + b.width),
    Math.min(a.y + a.height, b.y + b.height),
  ]
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : undefined
}

const drawRect = (
  mark: RectMark,
  canvas: CharacterCanvas,
  { x, y, clip }: Within,
  palette: Palette,
) => {
  const whole = { x: x + mark.x, y: y + mark.y, width: mark.width, height: mark.height }
  const box = clip ? intersection(whole, clip) : whole
  if (mark.fill && box && !palette.own.has(mark.fill) && box.width > 0 && box.height > 0) {
    const colour = colourOf(mark.fill)
    halvesIn(box, (column, half) => canvas.half(column, half, colour, mark.opacity ?? 1))
  }
  if (mark.stroke)
    drawFrame(whole, canvas, palette.own.has(mark.stroke) ? undefined : colourOf(mark.stroke))
}

const drawFrame = (box: Box, canvas: CharacterCanvas, colour: RGB | undefined) => {
  const { left, top, right, bottom } = dotBox(box)
  for (let x = left; x <= right; x++) {
    canvas.dot(x, top, colour)
    canvas.dot(x, bottom, colour)
  }
  for (let y = top; y <= bottom; y++) {
    canvas.dot(left, y, colour)
    canvas.dot(right, y, colour)
  }
}

/** The colour of a half cell is the mean of the pixels that lie behind it. */
const drawImage = (mark: ImageMark, canvas: CharacterCanvas, { x, y }: Within) => {
  const { pixels, columns, rows } = 'png' in mark ? pixelsOf(mark.png) : mark
  const box = { x: x + mark.x, y: y + mark.y, width: mark.width, height: mark.height }
  const reach = {
    u: 0.5 / Math.max(1, Math.round(box.width / cell.width)),
    v: 0.5 / Math.max(1, Math.round(box.height / halfHeight)),
  }
  halvesIn(box, (column, half, u, v) => {
    const [x0, x1] = bounds(u - reach.u, u + reach.u, columns)
    const [y0, y1] = bounds(v - reach.v, v + reach.v, rows)
    const sum = [0, 0, 0]
    let opacity = 0
    for (let row = y0; row < y1; row++) {
      for (let at = x0; at < x1; at++) {
        const p = (row * columns + at) * 4
        const alpha = (pixels[p + 3] as number) / 255
        opacity += alpha
        for (let c = 0; c < 3; c++) sum[c] = (sum[c] as number) + (pixels[p + c] as number) * alpha
      }
    }
    const count = (x1 - x0) * (y1 - y0)
    if (opacity > 0)
      canvas.half(column, half, sum.map((v) => v / opacity) as unknown as RGB, opacity / count)
  })
}

/** The pixels from one share of a side to another: at least one. */
const bounds = (from: number, to: number, count: number): [number, number] => {
  const first = Math.min(count - 1, Math.max(0, Math.round(from * count)))
  const middle = Math.min(count - 1, Math.max(0, Math.floor(((from + to) / 2) * count)))
  const last = Math.min(count, Math.round(to * count))
  return last > first ? [first, last] : [middle, middle + 1]
}

const drawArea = (
  { rings, fill, opacity = 1 }: AreaMark,
  canvas: CharacterCanvas,
  { x, y, clip }: Within,
) => {
  const colour = colourOf(fill)
  for (let half = 0; half < canvas.rows * 2; half++) {
    const py = (half + 0.5) * halfHeight
    if (clip && (py < clip.y || py > clip.y + clip.height)) continue
    const crossings = rings
      .flatMap((ring) => crossingsAt(ring, py - y))
      .map((px) => px + x)
      .sort((a, b) => a - b)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const first = Math.round((crossings[i] as number) / cell.width)
      const last = Math.round((crossings[i + 1] as number) / cell.width)
      for (let column = Math.max(0, first); column < Math.min(canvas.columns, last); column++) {
        const px = (column + 0.5) * cell.width
        if (clip && (px < clip.x || px > clip.x + clip.width)) continue
        canvas.half(column, half, colour, opacity)
      }
    }
  }
}

/** Where a horizontal line crosses the ring. */
const crossingsAt = (ring: ArrayLike<number>, y: number): number[] => {
  const found: number[] = []
  const count = ring.length / 2
  for (let i = 0; i < count; i++) {
    const j = (i + 1) % count
    const [x0, y0, x1, y1] = [ring[2 * i], ring[2 * i + 1], ring[2 * j], ring[2 * j + 1]] as [
      number,
      number,
      number,
      number,
    ]
    if (y0 <= y !== y1 <= y) found.push(x0 + ((y - y0) / (y1 - y0)) * (x1 - x0))
  }
  return found
}
