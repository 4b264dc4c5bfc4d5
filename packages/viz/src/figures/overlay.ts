import * as z from 'zod/mini'
import { vizError } from '../errors.js'
import { legend } from '../layout/legend.js'
import { dotOf } from '../layout/series-style.js'
import { colouredPixels, rgbOf } from '../scales/colours.js'
import { extentOf, opened } from '../scales/domain.js'
import { percentText, valueText } from '../scales/format.js'
import type { Mark, Tip } from '../scene/marks.js'
import { themes } from '../scene/theme.js'
import { classesOf, gridOf, shapeOfRank } from '../values/cells.js'
import type { Numbers } from '../values/numbers.js'
import { type PictureValue, picture, pictureOf } from '../values/picture.js'
import { words } from '../words/words.js'
import { boxMarks, boxText } from './box-marks.js'
import type { FigureOptions, Kind } from './kind.js'
import { make } from './make.js'
import { pictureHeight } from './natural-height.js'
import { count, grid, head, positive, rule, share, texts } from './schema.js'

const box = z.strictObject({
  x: z.number(),
  y: z.number(),
  width: z.number().check(z.minimum(0)),
  height: z.number().check(z.minimum(0)),
  label: z.string(),
  score: z.optional(z.number()),
})
const keypoint = z.strictObject({ x: z.number(), y: z.number(), label: z.string() })

const mask = z
  .strictObject({
    rows: positive,
    columns: positive,
    values: z.array(count),
    classes: texts,
  })
  .check(
    rule(
      ({ rows, columns, values }) => values.length === rows * columns,
      'expected a class for each cell',
    ),
  )
  .check(
    rule(
      ({ values, classes }) => values.every((v) => v < classes.length),
      'expected classes that have a name',
    ),
  )

const schema = z.strictObject({
  ...head('overlay'),
  image: picture,
  heat: z.optional(grid),
  mask: z.optional(mask),
  boxes: z.array(box),
  keypoints: z.array(keypoint),
  opacity: share,
})

/** A picture and what a model sees in it. */
export type Overlay = z.infer<typeof schema>

export interface OverlayOptions extends FigureOptions {
  readonly image: PictureValue
  /** What a model looks at, shape `[rows, columns]`; stretched over the picture. */
  readonly heat?: Numbers
  /** The class of each place, shape `[rows, columns]`; class 0 is background and stays clear. */
  readonly mask?: { readonly values: Numbers; readonly classes: readonly string[] }
  /** In pixels of the picture, from its upper left corner. */
  readonly boxes?: readonly {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
    readonly label: string
    readonly score?: number
  }[]
  readonly keypoints?: readonly { readonly x: number; readonly y: number; readonly label: string }[]
  /** Of heat and mask, from 0 to 1; left out: 0.5. */
  readonly opacity?: number
}

/**
 * A heat map, a segmentation, boxes and keypoints over a picture.
 *
 * @example
 * ```ts
 * const figure = overlay({
 *   image: [[0, 0.5], [0.5, 1]],
 *   boxes: [{ x: 0, y: 0, width: 1, height: 2, label: 'cat', score: 0.93 }],
 * })
 * ```
 */
export const overlay = ({
  image,
  heat,
  mask,
  boxes = [],
  keypoints = [],
  opacity = 0.5,
  ...options
}: OverlayOptions): Overlay =>
  make(schema, {
    kind: 'overlay',
    ...options,
    image: pictureOf(image),
    heat: heat && gridOf(heat, 'heat'),
    mask: mask && maskOf(mask),
    boxes,
    keypoints,
    opacity,
  })

const maskOf = ({ values, classes }: NonNullable<OverlayOptions['mask']>) => {
  const [rows, columns] = shapeOfRank(values, 2, 'mask.values', '[rows, columns]')
  const list = classesOf(values, 'mask.values')
  for (const [index, received] of list.entries()) {
    if (received >= classes.length) {
      throw vizError('viz/unknown-class', {
        what: 'mask.values',
        index,
        received,
        classes: classes.length,
      })
    }
  }
  return { rows, columns, values: list, classes }
}

export const overlayKind: Kind<Overlay> = {
  schema,
  height: ({ image }, width, medium) =>
    pictureHeight(image.width, image.height, width, 0, medium.small.line + medium.gapY),
  draw(figure, width, height, medium) {
    const { image, heat, mask, opacity } = figure
    const names = labelsOf(figure)
    const key = legend({ swatch: 'area', labels: names }, width, medium)
    const unit = Math.min(width / image.width, (height - key.height) / image.height)
    const plot = {
      x: 0,
      y: medium.snap(key.height),
      width: Math.max(1, image.width * unit),
      height: Math.max(1, image.height * unit),
    }
    const marks: Mark[] = [{ type: 'image', ...plot, png: image.png }]
    if (heat && heat.rows * heat.columns > 0) {
      const pixels = colouredPixels(heat.values, 'inferno', opened(extentOf(heat.values)))
      marks.push({
        type: 'image',
        ...plot,
        columns: heat.columns,
        rows: heat.rows,
        pixels: faded(pixels, opacity),
      })
    }
    if (mask) {
      const pixels = new Uint8Array(mask.values.length * 4)
      for (const [i, c] of mask.values.entries()) {
        if (c === 0) continue
        const series = names.indexOf(mask.classes[c] as string)
        pixels.set(
          [...rgbOf(themes.dark.series[series % themes.dark.series.length] as string), 255],
          i * 4,
        )
      }
      marks.push({
        type: 'image',
        ...plot,
        columns: mask.columns,
        rows: mask.rows,
        pixels: faded(pixels, opacity),
      })
    }
    const tips: Tip[] = []
    const boxes = figure.boxes.map((each) => ({
      ...each,
      x: plot.x + each.x * unit,
      y: plot.y + each.y * unit,
      width: each.width * unit,
      height: each.height * unit,
      series: names.indexOf(each.label),
    }))
    marks.push(...boxMarks(boxes, plot, medium))
    for (const each of boxes) {
      tips.push({
        x: each.x + each.width / 2,
        y: each.y + each.height / 2,
        text: () => boxText(each),
      })
    }
    for (const each of figure.keypoints) {
      const [px, py] = [plot.x + each.x * unit, plot.y + each.y * unit]
      const series = names.indexOf(each.label)
      marks.push({ ...dotOf(series, px, py, medium), radius: medium.dot * 1.3, stroke: '#ffffff' })
      tips.push({
        x: px,
        y: py,
        text: () => `${each.label}\n${valueText(each.x)}, ${valueText(each.y)}`,
      })
    }
    return { marks: [...key.marks, { type: 'group', clip: plot, marks }], tips }
  },
  table(figure, lang) {
    const w = words(lang)
    return {
      columns: [w.label, w.score, 'x', 'y', w.width, w.height],
      rows: [
        ...figure.boxes.map((b) => [b.label, b.score ?? null, b.x, b.y, b.width, b.height]),
        ...figure.keypoints.map((k) => [k.label, null, k.x, k.y, null, null]),
        ...(figure.mask?.classes.slice(1).map((name, i) => {
          const share = figure.mask
            ? figure.mask.values.filter((v) => v === i + 1).length / figure.mask.values.length
            : 0
          return [name, share, null, null, null, null]
        }) ?? []),
      ],
    }
  },
  sentence(figure, lang) {
    const w = words(lang)
    const { mask, heat } = figure
    const shares = mask?.classes.slice(1).map((name, i) => ({
      name,
      share: percentText(mask.values.filter((v) => v === i + 1).length / mask.values.length),
    }))
    let hottest: string | undefined
    if (heat) {
      const best = heat.values.reduce<number>(
        (at, v, i) =>
          (v ?? Number.NEGATIVE_INFINITY) > (heat.values[at] ?? Number.NEGATIVE_INFINITY) ? i : at,
        0,
      )
      const x = ((best % heat.columns) + 0.5) / heat.columns
      const y = (Math.floor(best / heat.columns) + 0.5) / heat.rows
      hottest = `${valueText(Math.round(x * figure.image.width))}, ${valueText(Math.round(y * figure.image.height))}`
    }
    return w.overlay({
      width: figure.image.width,
      height: figure.image.height,
      boxes: figure.boxes.map(({ label }) => label),
      keypoints: figure.keypoints.length,
      shares: shares ?? [],
      hottest,
    })
  },
}

/** Each name once: boxes, then keypoints, then classes of the mask but the background. */
const labelsOf = ({ boxes, keypoints, mask }: Overlay): string[] => [
  ...new Set([
    ...boxes.map(({ label }) => label),
    ...keypoints.map(({ label }) => label),
    ...(mask?.classes.slice(1) ?? []),
  ]),
]

const faded = (pixels: Uint8Array, opacity: number): Uint8Array =>
  pixels.map((byte, i) => (i % 4 === 3 ? byte * opacity : byte))
