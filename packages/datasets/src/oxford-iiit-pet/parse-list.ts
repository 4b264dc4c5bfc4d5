import { unexpectedContent } from '../content/read-text.js'

/** A photograph in the lists of the data set. */
export interface ListedPet {
  /** `american_bulldog_10` */
  readonly name: string
  /** Counted from 0, as {@link species}. */
  readonly breed: number
  /** 0 cat, 1 dog. */
  readonly species: number
}

const linePattern = /^([A-Za-z]+(?:_[A-Za-z]+)*)_\d{1,4} (\d{1,2}) ([12]) \d{1,2}$/

/**
 * Reads `trainval.txt` or `test.txt`: a line `american_bulldog_10 2 2 1` for each photograph, with
 * breed, species and the breed within the species, counted from 1.
 *
 * @param breeds the name of each breed, by which the numbers are checked
 * @throws `datasets/unexpected-shape`
 */
export const parseList = (
  text: string,
  { file, breeds, count }: { file: string; breeds: readonly string[]; count: number },
): readonly ListedPet[] => {
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'))
  if (lines.length !== count) {
    throw unexpectedContent(file, `${count} photographs`, String(lines.length))
  }
  return lines.map((line) => {
    const [, prefix, number, species] = linePattern.exec(line) ?? []
    const breed = Number(number) - 1
    const breedName = breeds[breed]?.replaceAll(' ', '_')
    if (!prefix || prefix.toLowerCase() !== breedName?.toLowerCase()) {
      throw unexpectedContent(file, 'photographs with their breed', JSON.stringify(line))
    }
    return { name: line.slice(0, line.indexOf(' ')), breed, species: Number(species) - 1 }
  })
}
