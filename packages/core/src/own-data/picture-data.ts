import { ownDataError } from './error.js'

/** Pictures that someone brought along, each of a class. */
export interface PictureData {
  /** Names of the classes in the order of their numbers. */
  readonly classes: readonly string[]
  /** Height and width in pixels, one of {@link pictureSizes}. */
  readonly size: number
  /** `[length, size, size, 3]`, 0 to 255. */
  readonly images: Uint8Array
  /** The class of each picture. */
  readonly labels: Uint8Array
}

/** Heights and widths that the networks take. */
export const pictureSizes: readonly number[] = [32, 64]

const fewestOfAClass = 5
const mostClasses = 20
const mostPictures = 5000

/**
 * Refuses pictures that nothing can be learned from.
 *
 * @throws `core/own-data`, whose `details.problem` says what is wrong
 */
export const checkPictures = ({ classes, size, labels }: PictureData): void => {
  if (!pictureSizes.includes(size)) {
    throw ownDataError({ what: 'picture-size', size, sizes: pictureSizes })
  }
  if (classes.length < 2) throw ownDataError({ what: 'few-classes', count: classes.length })
  if (classes.length > mostClasses) {
    throw ownDataError({ what: 'many-classes', count: classes.length, most: mostClasses })
  }
  if (labels.length > mostPictures) {
    throw ownDataError({ what: 'many-pictures', count: labels.length, most: mostPictures })
  }
  const counts = classes.map((_, label) => labels.filter((each) => each === label).length)
  const small = counts.findIndex((count) => count < fewestOfAClass)
  if (small !== -1) {
    const [name, count] = [classes[small]!, counts[small]!]
    throw ownDataError({ what: 'small-class', name, count, least: fewestOfAClass })
  }
}
