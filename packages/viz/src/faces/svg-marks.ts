import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
} from 'd3-shape'
import { encode } from 'fast-png'
import type {
  AreaMark,
  Box,
  DotMark,
  DotShape,
  GroupMark,
  ImageMark,
  LineMark,
  Mark,
  RectMark,
  TextMark,
} from '../scene/marks.js'
import { toBase64 } from '../values/base64.js'

/** Behind @supports: renderers that do not know the word must not forget what they know. */
export const pixelStyle =
  '<style>@supports(image-rendering:pixelated){.fg-pixels{image-rendering:pixelated}}</style>'

/** Two decimals: a two hundredth of a pixel is nothing to see. By whole numbers, for speed. */
const n = (value: number): string => {
  const hundredths = Math.round(Math.abs(value) * 100)
  const rest = hundredths % 100
  const whole = (hundredths - rest) / 100
  const sign = value < 0 && hundredths > 0 ? '-' : ''
  if (rest === 0) return `${sign}${whole}`
  if (rest % 10 === 0) return `${sign}${whole}.${rest / 10}`
  return `${sign}${whole}.${rest < 10 ? '0' : ''}${rest}`
}

/** Text that stands for itself in XML. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

type Attributes = Readonly<Record<string, string | number | undefined>>

const element = (name: string, attributes: Attributes, content = ''): string => {
  let tag = `<${name}`
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) tag += ` ${key}="${typeof value === 'number' ? n(value) : value}"`
  }
  return content === '' ? `${tag}/>` : `${tag}>${content}</${name}>`
}

/** A mark as SVG. */
export const markElement = (mark: Mark): string => writers[mark.type](mark as never)

const writers = {
  rect: ({ x, y, width, height, fill, stroke, strokeWidth, opacity, radius }: RectMark) =>
    element('rect', {
      x,
      y,
      width: Math.max(0, width),
      height: Math.max(0, height),
      rx: radius,
      fill: fill ?? 'none',
      stroke,
      'stroke-width': strokeWidth,
      'fill-opacity': opacity === 1 ? undefined : opacity,
    }),
  line: ({ points, stroke, width, dash, opacity }: LineMark) => {
    const d = linePath(points)
    return d === ''
      ? ''
      : element('path', {
          d,
          fill: 'none',
          stroke,
          'stroke-width': width ?? 1,
          'stroke-linejoin': 'round',
          'stroke-linecap': dash ? undefined : 'round',
          'stroke-dasharray': dash,
          opacity,
        })
  },
  area: ({ rings, fill, opacity }: AreaMark) =>
    element('path', {
      d: rings.map((ring) => `${linePath(ring)}Z`).join(''),
      fill,
      'fill-opacity': opacity,
      'fill-rule': 'evenodd',
    }),
  dot: (mark: DotMark) => dotElement(mark),
  text: ({ x, y, text, size, fill, anchor, bold }: TextMark) =>
    element(
      'text',
      {
        x,
        y,
        'font-size': size,
        fill,
        'text-anchor': anchor === 'start' ? undefined : anchor,
        'font-weight': bold ? 600 : undefined,
      },
      escaped(text),
    ),
  image: (mark: ImageMark) => {
    const { x, y, width, height } = mark
    const png = 'png' in mark ? mark.png : pngOfPixels(mark)
    return element('image', {
      x,
      y,
      width,
      height,
      preserveAspectRatio: 'none',
      'image-rendering': 'optimizeSpeed',
      class: 'fg-pixels',
      href: `data:image/png;base64,${png}`,
    })
  },
  group: ({ marks, x = 0, y = 0, scale, clip, frame }: GroupMark): string => {
    const inner = marks.map(markElement).join('')
    if (inner === '') return ''
    const attributes: Record<string, string> = {}
    let before = ''
    if (clip) {
      const id = clipName(clip)
      before = element(
        'clipPath',
        { id },
        element('rect', { x: clip.x, y: clip.y, width: clip.width, height: clip.height }),
      )
      attributes['clip-path'] = `url(#${id})`
    }
    if (x !== 0 || y !== 0) attributes.transform = `translate(${n(x)},${n(y)})`
    if (scale) attributes.transform = `scale(${scale.toFixed(5)})`
    if (!frame) return before + element('g', attributes, inner)
    const { index, of, seconds } = frame
    // Where nothing moves, as on paper, the last frame is seen.
    attributes.display = index === of - 1 ? 'inline' : 'none'
    attributes['data-frame'] = String(index)
    const film =
      of === 1
        ? ''
        : element('animate', {
            attributeName: 'display',
            calcMode: 'discrete',
            repeatCount: 'indefinite',
            dur: `${n(of * seconds)}s`,
            ...frameTimes(index, of),
          })
    return before + element('g', attributes, inner + film)
  },
}

/** Equal clips have equal names: several figures in one page do not cut each other off. */
const clipName = ({ x, y, width, height }: Box): string =>
  `fg-clip-${[x, y, width, height].map(n).join('-').replaceAll('.', '_')}`

const pngOfPixels = ({
  columns,
  rows,
  pixels,
}: {
  columns: number
  rows: number
  pixels: Uint8Array
}) => toBase64(encode({ width: columns, height: rows, channels: 4, depth: 8, data: pixels }))

const frameTimes = (index: number, of: number) => {
  const from = index / of
  const to = (index + 1) / of
  const values = [...(index > 0 ? ['none'] : []), 'inline', ...(index < of - 1 ? ['none'] : [])]
  const times = [0, ...(index > 0 ? [from] : []), ...(index < of - 1 ? [to] : [])]
  return {
    values: values.join(';'),
    keyTimes: times.map((t) => String(Number(t.toFixed(6)))).join(';'),
  }
}

const linePath = (points: ArrayLike<number>): string => {
  let d = ''
  let isDown = false
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number]
    if (!(Number.isFinite(x) && Number.isFinite(y))) isDown = false
    else {
      d += `${isDown ? 'L' : 'M'}${n(x)},${n(y)}`
      isDown = true
    }
  }
  return d
}

const symbols = {
  circle: symbolCircle,
  square: symbolSquare,
  triangle: symbolTriangle,
  diamond: symbolDiamond,
  cross: symbolCross,
  star: symbolStar,
} as const
const paths = new Map<string, string>()

/** The outline around the origin; d3 sizes symbols by area, so that none looks larger. */
const outline = (shape: DotShape, radius: number): string => {
  const key = `${shape} ${radius}`
  const path = paths.get(key) ?? symbol(symbols[shape], Math.PI * radius * radius)() ?? ''
  paths.set(key, path)
  return path
}

const dotElement = ({ shape, x, y, radius, fill, stroke, opacity }: DotMark): string => {
  const looks = { fill, stroke, 'fill-opacity': opacity === 1 ? undefined : opacity }
  return shape === 'circle'
    ? element('circle', { cx: x, cy: y, r: radius, ...looks })
    : element('path', {
        d: outline(shape, radius),
        transform: `translate(${n(x)},${n(y)})`,
        ...looks,
      })
}
