import type { LabelledImages } from '../images/labelled-images.js'
import type { Maybe } from './cursor.js'
import { Dataset } from './dataset.js'
import { indexed } from './sources/indexed.js'
import { streamed } from './sources/streamed.js'

/** Items by their index. */
export interface ItemsByIndex<Item> {
  readonly length: number
  readonly at: (index: number) => Maybe<Item>
}

/** One image of a data set. */
export interface LabelledImage {
  /** `[height, width, channels]`, each value in 0 to 1. */
  readonly image: Float32Array
  readonly label: number
}

/**
 * A data set of a list, of anything with a length and items by index, or of a function that starts an
 * iterable: a file that is read line by line, say.
 *
 * @example
 * ```ts
 * const squares = dataset({ length: 1_000_000, at: (i) => i * i })
 * console.log(squares.length)
 * ```
 */
export const dataset: {
  <Item>(items: readonly Item[]): Dataset<Item>
  <Item>(source: ItemsByIndex<Item> | (() => Iterable<Item> | AsyncIterable<Item>)): Dataset<Item>
} = <Item>(
  source: readonly Item[] | ItemsByIndex<Item> | (() => Iterable<Item> | AsyncIterable<Item>),
): Dataset<Item> => {
  if (typeof source === 'function') return new Dataset(streamed(source))
  if (isList(source)) return new Dataset(indexed(source.length, (index) => source[index] as Item))
  return new Dataset(indexed(source.length, (index) => source.at(index)))
}

const isList = <Item>(source: readonly Item[] | ItemsByIndex<Item>): source is readonly Item[] =>
  Array.isArray(source)

const asFraction = Float32Array.from({ length: 256 }, (_, value) => value / 255)

/**
 * The items of images in memory, one by one, each value in 0 to 1.
 *
 * @example
 * ```ts
 * const train = imageItems(await load('mnist')).shuffle({ seed: 7 }).batch(64).prefetch(2)
 * for await (const { image, label } of train) console.log(image.length, label.length)
 * ```
 */
export const imageItems = ({
  length,
  images,
  imageShape,
  labels,
}: Pick<LabelledImages, 'length' | 'images' | 'imageShape' | 'labels'>): Dataset<LabelledImage> => {
  const size = imageShape.reduce((product, side) => product * side, 1)
  return new Dataset(
    indexed(length, (index) => {
      const image = new Float32Array(size)
      const start = index * size
      for (let i = 0; i < size; i++) image[i] = asFraction[images[start + i] as number] as number
      return { image, label: labels[index] as number }
    }),
  )
}
