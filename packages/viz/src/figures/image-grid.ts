import * as z from 'zod/mini'
import { columnsFor, tiles } from '../layout/tiles.js'
import type { Mark } from '../scene/marks.js'
import type { Medium } from '../scene/medium.js'
import { mustHave } from '../values/lengths.js'
import { type PictureValue, picture, pictureOf } from '../values/picture.js'
import { words } from '../words/words.js'
import type { FigureOptions, Kind } from './kind.js'
import { make } from './make.js'
import { head, positive, rule, texts } from './schema.js'

const schema = z
  .strictObject({
    ...head('imageGrid'),
    images: z.array(picture),
    captions: z.optional(texts),
    columns: z.optional(positive),
  })
  .check(
    rule(
      ({ images, captions }) => (captions?.length ?? images.length) === images.length,
      'expected a caption for each image',
    ),
  )

/** Pictures side by side. */
export type ImageGrid = z.infer<typeof schema>

export interface ImageGridOptions extends FigureOptions {
  readonly images: readonly PictureValue[]
  /** A line below each, such as what was predicted. */
  readonly captions?: readonly string[]
  readonly columns?: number
}

/**
 * Pictures in rows, each with a caption.
 *
 * @example
 * ```ts
 * const figure = imageGrid({ images: [[[0, 1], [1, 0]]], captions: ['3, taken for 8'] })
 * ```
 */
export const imageGrid = ({ images, captions, ...options }: ImageGridOptions): ImageGrid => {
  if (captions) mustHave(images.length, captions, 'captions')
  return make(schema, {
    kind: 'imageGrid',
    ...options,
    captions,
    images: images.map((image, i) => pictureOf(image, `images[${i}]`)),
  })
}

/** A few pictures do not fill the width: they are no larger than twice a thumbnail. */
const largest = 2

const layoutOf = ({ images, captions, columns }: ImageGrid, width: number, medium: Medium) => {
  const [first] = images
  const aspect = first ? first.width / first.height : 1
  const across = columns ?? columnsFor(images.length, width, medium.thumbnail)
  const used = Math.min(width, Math.max(1, across) * medium.thumbnail * largest)
  const captionOf = captions ? (i: number) => captions[i] as string : undefined
  return tiles(images.length, across, aspect, captionOf, used, medium)
}

export const imageGridKind: Kind<ImageGrid> = {
  schema,
  isRigid: true,
  height: (figure, width, medium) => layoutOf(figure, width, medium).height,
  draw(figure, width, _height, medium) {
    const { boxes, captions } = layoutOf(figure, width, medium)
    const pictures = figure.images.map((image, i): Mark => {
      const box = boxes[i] as (typeof boxes)[number]
      const unit = Math.min(box.width / image.width, box.height / image.height)
      const [w, h] = [image.width * unit, image.height * unit]
      const at = { x: box.x + (box.width - w) / 2, y: box.y + (box.height - h) / 2 }
      return { type: 'image', ...at, width: w, height: h, png: image.png }
    })
    const tips = figure.images.map((image, i) => {
      const box = boxes[i] as (typeof boxes)[number]
      const text = `${figure.captions?.[i] ?? `${i}`}\n${image.width} x ${image.height}`
      return { x: box.x + box.width / 2, y: box.y + box.height / 2, text: () => text }
    })
    return { marks: [...pictures, ...captions], tips }
  },
  table: ({ images, captions }, lang) => ({
    columns: ['', words(lang).caption, words(lang).width, words(lang).height],
    rows: images.map(({ width, height }, i) => [i, captions?.[i] ?? '', width, height]),
  }),
  sentence: ({ images, captions }, lang) => words(lang).imageGrid(images.length, captions ?? []),
}
