import { openArchive } from '../archives/open-archive.js'
import { readText, unexpectedContent } from '../content/read-text.js'
import type { ReadOptions } from '../definition.js'
import { fromRgba } from '../folders/channels.js'
import { decodeImage } from '../folders/decode-image.js'
import type { DatasetInfo } from '../info.js'
import { type LazyItems, lazyItems } from '../lazy-items.js'
import { chooseRows } from '../splits/choose-rows.js'
import { type NamedPair, parsePairs } from './parse-pairs.js'

export interface Face {
  /** `[250, 250, 3]`, each value in 0 to 255. */
  readonly image: Uint8Array
  readonly shape: readonly [height: number, width: number, channels: 3]
  /** Who it is: an index into `classNames`. */
  readonly label: number
  /** As it was published: `Aaron_Peirsol_0001`. */
  readonly name: string
}

/** Two photographs, by their index, and whether they show the same person. */
export interface FacePair {
  readonly first: number
  readonly second: number
  readonly same: boolean
}

/** The published pairs, half of them of one person, as far as both photographs were loaded. */
export interface FacePairs {
  /** 2,200, to build a method on: view 1 of the protocol. */
  readonly train: readonly FacePair[]
  /** 1,000 of other people, to choose between methods: view 1 of the protocol. */
  readonly test: readonly FacePair[]
  /** Ten times 600, to report: train on nine, measure on the tenth; view 2 of the protocol. */
  readonly folds: readonly (readonly FacePair[])[]
}

/**
 * Photographs of people. They stay on disk; each is decoded when it is read.
 *
 * @example
 * ```ts
 * const faces = await load('lfw')
 * const { first, second, same } = faces.pairs.folds[0]![0]!
 * console.log((await faces.read(first)).name, (await faces.read(second)).name, same)
 * ```
 */
export interface Faces extends LazyItems<Face> {
  /** `[length]`, each an index into `classNames`. */
  readonly labels: Int32Array<ArrayBuffer>
  /** All people of the data set, sorted, whatever was loaded: `Aaron Peirsol`. */
  readonly classNames: readonly string[]
  readonly pairs: FacePairs
  readonly info: DatasetInfo
}

const archiveFile = { name: 'lfw-funneled.tgz', limitBytes: 2 ** 29, limitEntries: 50_000 }
/** More than a photograph has; one that is larger is refused by its size below. */
const limitPixels = 2 ** 25
const photoPattern = /^[^/]+\/([^/]+)\/(\1_\d{4})\.jpg$/

/** The published photographs, sorted by person. */
const listPhotos = (paths: readonly string[]) => {
  const photos = paths.flatMap((path) => {
    const [, person, name] = photoPattern.exec(path) ?? []
    return person && name ? [{ path, name, person: person.replaceAll('_', ' ') }] : []
  })
  const key = ({ person, name }: { person: string; name: string }) => `${person}\0${name}`
  return photos.sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

/**
 * Reads Labeled Faces in the Wild: the list of photographs and pairs now, each photograph when it is
 * asked for.
 *
 * @throws `datasets/unexpected-shape` and the errors of `openArchive`; where a photograph is read:
 * `datasets/image-broken`, `datasets/unexpected-shape`
 */
export const readFaces = async ({
  folder,
  open,
  slices,
  seed,
  signal,
  info,
}: ReadOptions & { readonly folder: string; readonly info: DatasetInfo }): Promise<Faces> => {
  const archive = await openArchive(folder, archiveFile, signal)
  const photos = listPhotos(archive.names)
  const { train: count = 0 } = info.splits
  if (photos.length !== count) {
    throw unexpectedContent(archiveFile.name, `${count} photographs`, String(photos.length))
  }
  const classNames = [...new Set(photos.map(({ person }) => person))]
  const labelOf = new Map(classNames.map((person, label) => [person, label]))
  const rows = chooseRows(info, { slices, seed })
  const chosen = Array.from(rows, (row) => photos[row]!)
  const labels = Int32Array.from(chosen, ({ person }) => labelOf.get(person)!)

  const published = new Set(photos.map(({ name }) => name))
  const indexOf = new Map(chosen.map(({ name }, index) => [name, index]))
  const foldsIn = async (name: string): Promise<readonly (readonly FacePair[])[]> => {
    const source = await open(name)
    const { file } = source
    const byIndex = ({ first, second, same }: NamedPair): readonly FacePair[] => {
      const missing = [first, second].find((photo) => !published.has(photo))
      if (missing) throw unexpectedContent(file, 'pairs of published photographs', missing)
      const pair = { first: indexOf.get(first), second: indexOf.get(second), same }
      return pair.first === undefined || pair.second === undefined ? [] : [pair as FacePair]
    }
    return parsePairs(await readText(source), file).map((fold) => fold.flatMap(byIndex))
  }
  const pairs = {
    train: (await foldsIn('pairsDevTrain.txt')).flat(),
    test: (await foldsIn('pairsDevTest.txt')).flat(),
    folds: await foldsIn('pairs.txt'),
  }

  const [height = 0, width = 0] = info.features.image?.shape ?? []
  const items = lazyItems(chosen.length, async (index): Promise<Face> => {
    const { path, name } = chosen[index]!
    const picture = decodeImage(await archive.read(path), path, limitPixels)
    if (picture.height !== height || picture.width !== width) {
      const received = `${picture.height} × ${picture.width} pixels`
      throw unexpectedContent(path, `${height} × ${width} pixels`, received)
    }
    const image = fromRgba(picture.rgba, 3)
    return { image, shape: [height, width, 3], label: labels[index]!, name }
  })
  return { ...items, labels, classNames, pairs, info }
}
