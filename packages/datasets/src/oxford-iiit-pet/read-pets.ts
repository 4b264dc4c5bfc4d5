import { openArchive } from '../archives/open-archive.js'
import type { ReadOptions } from '../definition.js'
import { fromRgba } from '../folders/channels.js'
import { decodeImage } from '../folders/decode-image.js'
import type { DatasetInfo } from '../info.js'
import { type LazyItems, lazyItems } from '../lazy-items.js'
import { chooseRows } from '../splits/choose-rows.js'
import { headBox } from './head-box.js'
import { type ListedPet, parseList } from './parse-list.js'
import { readTrimap } from './read-trimap.js'

const speciesNames = ['cat', 'dog'] as const

/** A photograph of a cat or a dog, in its own size. */
export interface Pet {
  /** Each value in 0 to 255. */
  readonly image: Uint8Array
  readonly shape: readonly [height: number, width: number, channels: 3]
  /** The breed: an index into `classNames`. */
  readonly label: number
  /** An index into `speciesNames`. */
  readonly species: number
  /** Of the head: `y1, x1, y2, x2`, each in 0 to 1. None in the test split. */
  readonly box: Float32Array<ArrayBuffer> | undefined
  /** `[height, width, 1]`: 1 the animal, 2 the background, 3 the border between them. */
  readonly trimap: Uint8Array
  /** As it was published: `american_bulldog_10`. */
  readonly name: string
}

/**
 * Photographs of cats and dogs. They stay on disk; each is decoded when it is read.
 *
 * @example
 * ```ts
 * const pets = await load('oxford-iiit-pet', { split: 'test' })
 * const { shape, label, species } = await pets.read(0)
 * console.log(shape, pets.classNames[label], pets.speciesNames[species])
 * ```
 */
export interface Pets extends LazyItems<Pet> {
  /** `[length]`, each an index into `classNames`. */
  readonly labels: Uint8Array<ArrayBuffer>
  /** `[length]`, each an index into `speciesNames`. */
  readonly species: Uint8Array<ArrayBuffer>
  /** The 37 breeds. */
  readonly classNames: readonly string[]
  readonly speciesNames: typeof speciesNames
  readonly info: DatasetInfo
}

const imagesFile = { name: 'images.tar.gz', limitBytes: 2 ** 30, limitEntries: 50_000 }
const annotationsFile = { name: 'annotations.tar.gz', limitBytes: 2 ** 28, limitEntries: 100_000 }
const listNames = { train: 'trainval', test: 'test' } as const
const limitPixels = 2 ** 25

/**
 * Reads the Oxford-IIIT Pet data set: its lists now, each photograph with its annotations when it is
 * asked for.
 *
 * @throws `datasets/unexpected-shape`, `datasets/missing-in-archive` and the errors of `openArchive`;
 * where a photograph is read: the same and `datasets/image-broken`, `datasets/image-too-large`
 */
export const readPets = async ({
  folder,
  slices,
  seed,
  signal,
  info,
}: Omit<ReadOptions, 'open'> & {
  readonly folder: string
  readonly info: DatasetInfo
}): Promise<Pets> => {
  const images = await openArchive(folder, imagesFile, signal)
  const annotations = await openArchive(folder, annotationsFile, signal)
  const { classNames, splits } = info
  const all: ListedPet[] = []
  for (const [split, list] of Object.entries(listNames)) {
    const file = `annotations/${list}.txt`
    const count = splits[split] ?? 0
    all.push(...parseList(await annotations.readText(file), { file, breeds: classNames, count }))
  }
  const chosen = Array.from(chooseRows(info, { slices, seed }), (row) => all[row]!)

  const items = lazyItems(chosen.length, async (index): Promise<Pet> => {
    const { name, breed: label, species } = chosen[index]!
    const file = `images/${name}.jpg`
    const { height, width, rgba } = decodeImage(await images.read(file), file, limitPixels)
    const trimapFile = `annotations/trimaps/${name}.png`
    const trimapBytes = await annotations.read(trimapFile)
    const boxFile = `annotations/xmls/${name}.xml`
    return {
      image: fromRgba(rgba, 3),
      shape: [height, width, 3],
      label,
      species,
      box: annotations.has(boxFile)
        ? headBox(await annotations.readText(boxFile), boxFile)
        : undefined,
      trimap: readTrimap(trimapBytes, trimapFile, { height, width }),
      name,
    }
  })
  return {
    ...items,
    labels: Uint8Array.from(chosen, ({ breed }) => breed),
    species: Uint8Array.from(chosen, ({ species }) => species),
    classNames,
    speciesNames,
    info,
  }
}
