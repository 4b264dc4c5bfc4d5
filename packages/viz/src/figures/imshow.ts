import * as z from 'zod/mini'
import { colourDomain, matrix } from '../layout/matrix.js'
import { plane } from '../layout/plane.js'
import { valueText } from '../scales/format.js'
import { gridOf } from '../values/cells.js'
import { type Numbers, shapeOf } from '../values/numbers.js'
import { type Picture, type PictureValue, picture, pictureOf } from '../values/picture.js'
import { words } from '../words/words.js'
import { type ColourOptions, colourOptions, mapOf } from './colour-options.js'
import { gridFacts } from './grid-facts.js'
import type { FigureOptions, Kind } from './kind.js'
import { make } from './make.js'
import { pictureHeight } from './natural-height.js'
import { grid, head } from './schema.js'

const schema = z.strictObject({
  ...head('imshow'),
  ...colourOptions,
  /** Numbers that colours stand for, or a picture that has its own. */
  image: z.union([grid, picture]),
})

/** A picture, or numbers as one, pixel by pixel. */
export type Imshow = z.infer<typeof schema>

export interface ImshowOptions extends FigureOptions, ColourOptions {
  /** Shape `[height, width]` is coloured by the map; with a third axis, and PNG files, have their own colours. */
  readonly image: PictureValue
}

/**
 * Square pixels, rows from the top. NaN stays clear.
 *
 * @example
 * ```ts
 * const kernel = imshow({ image: [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], center: 0 })
 * ```
 */
export const imshow = ({ image, ...options }: ImshowOptions): Imshow =>
  make(schema, {
    kind: 'imshow',
    ...options,
    image: isFlat(image) ? gridOf(image, 'image') : pictureOf(image),
  })

const isFlat = (image: PictureValue): image is Numbers =>
  !(image instanceof Uint8Array) &&
  !(image !== null && typeof image === 'object' && 'channels' in image) &&
  shapeOf(image as Numbers).length === 2

const isPicture = (image: Imshow['image']): image is Picture => 'png' in image

const pixelAxis = (count: number, downward: boolean) => ({
  scale: 'linear' as const,
  domain: [-0.5, Math.max(1, count) - 0.5] as const,
  downward,
})

export const imshowKind: Kind<Imshow> = {
  schema,
  height({ image }, width, medium) {
    const [rows, columns] = isPicture(image)
      ? [image.height, image.width]
      : [image.rows, image.columns]
    const beside = medium.small.size * (isPicture(image) ? 4 : 9)
    return pictureHeight(columns, rows, width, beside, medium.small.line * 2)
  },
  draw(figure, width, height, medium) {
    const { image } = figure
    if (isPicture(image)) {
      const [x, y] = [pixelAxis(image.width, false), pixelAxis(image.height, true)]
      const { plot, frame } = plane(width, height, { x, y, equal: true, bare: true }, medium)
      return { marks: [...frame, { type: 'image', ...plot, png: image.png }], tips: [] }
    }
    return matrix(
      image,
      {
        x: pixelAxis(image.columns, false),
        y: pixelAxis(image.rows, true),
        map: mapOf(figure),
        domain: colourDomain(image.values, {
          low: figure.vmin,
          high: figure.vmax,
          center: figure.center,
        }),
        equal: true,
        bar: true,
      },
      width,
      height,
      medium,
    )
  },
  table({ image }, lang) {
    const w = words(lang)
    if (isPicture(image)) {
      return { columns: [w.width, w.height], rows: [[image.width, image.height]] }
    }
    return {
      columns: ['', ...Array.from({ length: image.columns }, (_, i) => String(i))],
      rows: Array.from({ length: image.rows }, (_, row) => [
        String(row),
        ...image.values.slice(row * image.columns, (row + 1) * image.columns),
      ]),
    }
  },
  sentence({ image }, lang) {
    const w = words(lang)
    if (isPicture(image)) return w.picture(image.width, image.height)
    const facts = gridFacts(image)
    return w.cells(
      image.rows,
      image.columns,
      facts && {
        low: valueText(facts.low),
        lowAt: facts.lowAt.join(', '),
        high: valueText(facts.high),
        highAt: facts.highAt.join(', '),
        missing: facts.missing,
      },
    )
  },
}
