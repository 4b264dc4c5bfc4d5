import { unexpectedContent } from '../content/read-text.js'

/** A pair of photographs, by names such as `Aaron_Peirsol_0001`. */
export interface NamedPair {
  readonly first: string
  readonly second: string
  readonly same: boolean
}

const pairPattern = /^(\S+)\t(\d{1,4})\t(?:(\S+)\t)?(\d{1,4})$/

const photo = (person: string, number: string): string => `${person}_${number.padStart(4, '0')}`

/**
 * Reads a list of pairs of Labeled Faces in the Wild. Its first line says how many pairs of one person
 * each fold has, and as many of two: `1100`, or `10<tab>300` where there are ten folds. A pair is
 * `person<tab>1<tab>2` or `person<tab>1<tab>other<tab>2`.
 *
 * @returns the folds
 * @throws `datasets/unexpected-shape`
 */
export const parsePairs = (text: string, file: string): readonly (readonly NamedPair[])[] => {
  const [first = '', ...lines] = text.replace(/\r?\n$/, '').split(/\r?\n/)
  const [, folds = '1', half] = /^(?:(\d{1,3})\t)?(\d{1,5})$/.exec(first) ?? []
  if (half === undefined) throw unexpectedContent(file, 'a count of pairs', JSON.stringify(first))
  const perFold = 2 * Number(half)
  const expected = Number(folds) * perFold
  if (lines.length !== expected) {
    throw unexpectedContent(file, `${expected} pairs`, String(lines.length))
  }
  const pairs = lines.map((line, index): NamedPair => {
    const [, person, number, other, otherNumber] = pairPattern.exec(line) ?? []
    const same = index % perFold < Number(half)
    if (!person || !number || !otherNumber || same !== (other === undefined)) {
      const kind = same ? 'a pair of one person' : 'a pair of two persons'
      throw unexpectedContent(file, `${kind} in line ${index + 2}`, JSON.stringify(line))
    }
    return { first: photo(person, number), second: photo(other ?? person, otherNumber), same }
  })
  return Array.from({ length: Number(folds) }, (_, fold) =>
    pairs.slice(fold * perFold, (fold + 1) * perFold),
  )
}
