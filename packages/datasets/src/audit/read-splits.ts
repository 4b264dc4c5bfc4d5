import { checkInteger } from '../check-option.js'
import { datasetsError } from '../errors.js'
import type { AuditSplit, Split, Splits } from './split.js'

const mostInferredClasses = 10_000

const refusal = (option: string, expected: string, received: string) =>
  datasetsError('datasets/bad-option', { option, expected, received })

const checkLength = (split: string, array: string, expected: number, received: number): void => {
  if (expected !== received)
    throw datasetsError('datasets/array-length', { split, array, expected, received })
}

const readSplit = (name: string, given: AuditSplit): Split => {
  const isImages = 'images' in given
  const values = isImages ? given.images : given.features
  const known = isImages
    ? values instanceof Uint8Array || values instanceof Float32Array
    : values instanceof Float64Array
  if (!known) {
    const expected = isImages
      ? 'images as Uint8Array or Float32Array'
      : 'features as Float64Array, or images'
    throw refusal(
      `splits.${name}`,
      expected,
      String((values as object | undefined)?.constructor.name),
    )
  }
  const { length, labels = null } = given
  checkInteger(`splits.${name}.length`, length, { min: 0 })
  const shape = isImages ? given.imageShape : [given.featureNames.length]
  for (const side of shape) checkInteger(`splits.${name}.imageShape`, side, { min: 1 })
  const size = shape.reduce((product, side) => product * side, 1)
  checkLength(name, isImages ? 'images' : 'features', length * size, values.length)
  if (labels) checkLength(name, 'labels', length, labels.length)
  return {
    name,
    kind: isImages ? 'images' : 'table',
    length,
    values,
    size,
    shape,
    labels,
    featureNames: isImages ? [] : given.featureNames,
  }
}

const list = (items: readonly unknown[]): string => `[${items.join(', ')}]`

/** Items can be compared only if they are made alike. */
const checkAlike = (first: Split, split: Split): void => {
  const pairs = [
    ['kind', first.kind, split.kind],
    ['item-shape', list(first.shape), list(split.shape)],
    ['value-type', first.values.constructor.name, split.values.constructor.name],
    ['feature-names', list(first.featureNames), list(split.featureNames)],
  ] as const
  for (const [property, expected, received] of pairs) {
    if (expected !== received) {
      const details = { split: split.name, reference: first.name, property, expected, received }
      throw datasetsError('datasets/split-mismatch', details)
    }
  }
}

const classNamesOf = (
  given: readonly (readonly [string, AuditSplit])[],
): readonly string[] | null => {
  let first: readonly [string, readonly string[]] | undefined
  for (const [name, { classNames, labels }] of given) {
    if (!classNames || !labels) continue
    first ??= [name, classNames]
    const [expected, received] = [list(first[1]), list(classNames)]
    if (expected !== received) {
      const details = { split: name, reference: first[0], expected, received }
      throw datasetsError('datasets/split-mismatch', { ...details, property: 'class-names' })
    }
  }
  if (first) return first[1]
  const labelled = given.filter(([, { labels }]) => labels)
  if (labelled.length === 0) return null
  let largest = -1
  for (const [, { labels }] of labelled) {
    for (let i = 0; i < labels!.length; i++) {
      if (Number.isInteger(labels![i]) && labels![i]! > largest) largest = labels![i]!
    }
  }
  if (largest >= mostInferredClasses) {
    throw refusal('classNames', `names, as there are labels up to ${largest}`, 'undefined')
  }
  return Array.from({ length: largest + 1 }, (_, label) => String(label))
}

/**
 * Looks whether the splits are what they say and fit together.
 *
 * @throws `datasets/bad-option`, `datasets/array-length`, `datasets/split-mismatch`
 */
export const readSplits = (given: Readonly<Record<string, AuditSplit>>): Splits => {
  const entries = Object.entries(given)
  if (entries.length === 0) throw refusal('splits', 'at least one split', 'none')
  const splits = entries.map(([name, split]) => readSplit(name, split))
  for (const split of splits.slice(1)) checkAlike(splits[0]!, split)
  return {
    list: splits,
    kind: splits[0]!.kind,
    classNames: classNamesOf(entries),
    length: splits.reduce((sum, { length }) => sum + length, 0),
  }
}
