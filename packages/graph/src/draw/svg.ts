import type { Language } from '@firstgrad/errors'
import { graphError } from '../errors.js'
import { type DrawingWords, drawingWords } from '../messages/drawing.js'
import type { PartOfGraph } from '../reachable.js'
import { type Layout, layOut, type Rectangle, type Stroke } from './layout.js'
import { type Box, type BoxKind, type DrawOptions, pictureOf } from './picture.js'
import { style } from './style.js'
import { shorten, textWidth } from './text-width.js'

/** How to draw a picture. */
export interface SVGOptions extends DrawOptions {
  /** Language of the legend and of the words for screen readers. */
  readonly language?: Language
}

const HEADING_PX = 13
const DETAIL_PX = 11
const WIDEST_TEXT = 230
const NARROWEST_BOX = 64
const BOX_HEIGHT = 44
const PADDING = 14
const MARGIN = 24
/** A scope looks like a small pile of boxes: this much further right and down. */
const PILE = 5
const LEGEND_ROW = 22
const LEGEND_TEXT = 34
const PORT_PX = 13
/** Enough for thousands of operations; beyond, nobody could read the picture. */
const MOST_BOXES = 5_000
const MOST_LANES = 50_000
/** How many operations are read out. */
const MOST_SPOKEN = 60

/**
 * A graph as a picture that flows from left to right: names, operations, dtypes and shapes.
 *
 * Placeholders, variables, constants, operations and actions differ in shape and colour. The
 * picture follows the reader's light or dark scheme, carries a title and a description for screen
 * readers, and needs no DOM to be made.
 *
 * @param what a graph, or the nodes of interest: these and all they are calculated from are drawn
 * @returns one `<svg>` element with its own styles, fit for a file or for a page
 * @throws graph/not-a-node, graph/foreign-node, graph/cycle, graph/too-large-to-draw
 * @example
 * ```ts
 * const { placeholder, square } = graph()
 * const x = placeholder('float32', [], { name: 'x' })
 * const svg = toSVG(square(x))
 * ```
 */
export const toSVG = (what: PartOfGraph, options: SVGOptions = {}): string => {
  const { boxes, arrows } = pictureOf('toSVG', what, options)
  const words = drawingWords[options.language ?? 'en']
  const operations = boxes.reduce((sum, { members }) => sum + members, 0)
  const labels = boxes.map((box) => labelOf(box, words.hidden))
  const ports = new Array<number>(boxes.length).fill(0)
  for (const { to } of arrows) ports[to]! += 1
  const sizes = boxes.map(({ kind }, box) => sizeOf(kind, labels[box]!, ports[box]!))
  const layout = boxes.length > MOST_BOXES ? 'too-tangled' : layOut(sizes, arrows, MOST_LANES)
  // Not 'cyclic' either: pictureOf has seen to that.
  if (typeof layout === 'string')
    throw graphError('graph/too-large-to-draw', { boxes: boxes.length })
  const legend = legendOf(boxes, words, layout.width)
  const width = Math.ceil(Math.max(layout.width, legend.width) + 2 * MARGIN)
  const legendTop = layout.height + 2 * MARGIN
  const height = Math.ceil(legendTop + legend.height)
  const title = operations > 0 ? words.title(operations) : words.empty
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="firstgrad-graph" role="img" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escapeXML(title)}</title>`,
    `<desc>${escapeXML(spoken(boxes, arrows, words.more))}</desc>`,
    `<style>${style}</style>`,
    `<rect class="paper" width="${width}" height="${height}" rx="10"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">`,
    ...drawArrows(layout),
    ...boxes.map((box, i) => drawBox(box, labels[i]!, layout.boxes[i]!)),
    '</g>',
    `<g transform="translate(${MARGIN} ${px(legendTop)})">`,
    ...legend.parts,
    '</g>',
    '</svg>',
    '',
  ].join('\n')
}

interface Label {
  readonly heading: string
  readonly detail: string
}

const labelOf = (box: Box, hidden: (operations: number) => string): Label => {
  const many = box.kind === 'scope' || (box.kind === 'action' && box.members > 1)
  const detail = many ? hidden(box.members) : detailOf(box)
  return {
    heading: shorten(box.heading, HEADING_PX, WIDEST_TEXT),
    detail: shorten(detail, DETAIL_PX, WIDEST_TEXT),
  }
}

/** What is plain from shape, colour or name is not said again. */
const detailOf = ({ kind, name, op, types }: Box): string => {
  const said = kind !== 'operation' && kind !== 'action'
  const named = name.replace(/_\d+$/, '').toLowerCase() === op.toLowerCase()
  if (types === '') return op
  return said || named ? types : `${op} · ${types}`
}

const sizeOf = (kind: BoxKind, { heading, detail }: Label, ports: number) => {
  const text = Math.max(textWidth(heading, HEADING_PX), textWidth(detail, DETAIL_PX))
  const pile = kind === 'scope' ? PILE : 0
  return {
    width: Math.max(NARROWEST_BOX, Math.ceil(text) + 2 * PADDING) + pile,
    height: Math.max(BOX_HEIGHT, (ports + 1) * PORT_PX) + pile,
  }
}

const drawBox = (box: Box, { heading, detail }: Label, place: Rectangle): string => {
  const { kind } = box
  const pile = kind === 'scope' ? PILE : 0
  const front = { ...place, width: place.width - pile, height: place.height - pile }
  const x = px(front.x + front.width / 2)
  const middle = front.y + front.height / 2
  const full = [box.name, box.op, box.types].filter(Boolean).join(' · ')
  return [
    `<g class="node"><title>${escapeXML(full)}</title>`,
    ...outline(kind, front),
    `<text class="heading" text-anchor="middle" x="${x}" y="${px(middle - 3.5)}">${escapeXML(heading)}</text>`,
    `<text text-anchor="middle" x="${x}" y="${px(middle + 13)}">${escapeXML(detail)}</text></g>`,
  ].join('')
}

const outline = (kind: BoxKind, { x, y, width, height }: Rectangle): string[] => {
  const rect = (className: string, radius: number, inset = 0) =>
    `<rect class="${className}" x="${px(x + inset)}" y="${px(y + inset)}" width="${px(width - 2 * inset)}" height="${px(height - 2 * inset)}" rx="${radius}"/>`
  switch (kind) {
    case 'placeholder':
      return [rect('box placeholder', Math.min(22, height / 2))]
    case 'variable':
      return [rect('box variable', 6), rect('box variable inner', 4, 3)]
    case 'constant':
      return [rect('box constant', 2)]
    case 'operation':
      return [rect('box operation', 8)]
    case 'action':
      return [rect('box action', 8)]
    case 'scope':
      return [
        `<rect class="box scope" x="${px(x + PILE)}" y="${px(y + PILE)}" width="${px(width)}" height="${px(height)}" rx="8"/>`,
        rect('box scope', 8),
      ]
  }
}

const drawArrows = ({ strokes, tips }: Layout): string[] => [
  ...['', ' control'].flatMap((look) => {
    const these = strokes.filter(({ control }) => control === (look !== ''))
    return these.length > 0 ? [`<path class="arrow${look}" d="${these.map(curve).join('')}"/>`] : []
  }),
  ...(tips.length > 0
    ? [
        `<path class="tip" d="${tips.map(({ x, y }) => `M${px(x)} ${px(y)}l-8 -3.5v7z`).join('')}"/>`,
      ]
    : []),
]

const curve = ({ kind, fromX, fromY, toX, toY }: Stroke): string => {
  const start = `M${px(fromX)} ${px(fromY)}`
  if (kind === 'level' || Math.abs(toY - fromY) < 0.5) return `${start}L${px(toX)} ${px(toY)}`
  const middle = px((fromX + toX) / 2)
  return `${start}C${middle} ${px(fromY)} ${middle} ${px(toY)} ${px(toX)} ${px(toY)}`
}

/** Each kind of box that the picture holds, in rows as wide as the picture allows. */
const legendOf = (boxes: readonly Box[], words: DrawingWords, widthPx: number) => {
  const kinds: BoxKind[] = ['placeholder', 'variable', 'constant', 'operation', 'action', 'scope']
  const parts: string[] = []
  let x = 0
  let y = 0
  let width = 0
  for (const kind of kinds.filter((kind) => boxes.some((box) => box.kind === kind))) {
    const entry = LEGEND_TEXT + textWidth(words[kind], DETAIL_PX)
    if (x > 0 && x + entry > widthPx) {
      x = 0
      y += LEGEND_ROW
    }
    parts.push(
      ...outline(kind, { x, y, width: 24, height: 14 }),
      `<text x="${px(x + LEGEND_TEXT)}" y="${y + 11}">${escapeXML(words[kind])}</text>`,
    )
    width = Math.max(width, x + entry)
    x += entry + MARGIN
  }
  return { parts, width, height: parts.length > 0 ? y + LEGEND_ROW + MARGIN : 0 }
}

/** The picture in words, one operation a sentence: `cost: Div (square, 34), float32 []`. */
const spoken = (
  boxes: readonly Box[],
  arrows: readonly { from: number; to: number }[],
  more: (operations: number) => string,
): string => {
  const inputs: string[][] = boxes.map(() => [])
  for (const { from, to } of arrows) inputs[to]!.push(boxes[from]!.heading)
  const sentences = boxes.slice(0, MOST_SPOKEN).map(({ heading, op, types }, box) => {
    const from = inputs[box]!.length > 0 ? ` (${inputs[box]!.join(', ')})` : ''
    return `${heading}: ${[`${op}${from}`.trim(), types].filter(Boolean).join(', ')}.`
  })
  if (boxes.length > MOST_SPOKEN) sentences.push(more(boxes.length - MOST_SPOKEN))
  return sentences.join(' ')
}

const px = (value: number): string => String(Math.round(value * 10) / 10)

/** XML cannot carry most control characters, nor half a surrogate pair, not even escaped. */
const escapeXML = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Surrogate}\u{FFFE}\u{FFFF}]/gu, '\u{FFFD}')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
