import { beforeAll } from 'vitest'
import { type DatasetName, download } from '../src/index.js'

/** Fetches a real data set from the user's own registry; the next run finds it in the cache. */
export const withRealData = (name: DatasetName): void => {
  beforeAll(async () => {
    for await (const _ of download(name));
  }, 300_000)
}

/** The sum of what is not missing. */
export const sumOf = (values: Iterable<number>): number => {
  let sum = 0
  for (const value of values) if (!Number.isNaN(value)) sum += value
  return sum
}

/** How many items each class has. */
export const countsOf = ({
  labels,
  classNames,
}: {
  readonly labels: Uint8Array
  readonly classNames: readonly string[]
}): readonly number[] => {
  const counts = classNames.map(() => 0)
  for (const label of labels) counts[label]! += 1
  return counts
}
