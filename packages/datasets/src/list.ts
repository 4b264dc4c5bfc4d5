import { catalog, type DatasetName, definitionOf } from './catalog.js'
import type { DatasetInfo } from './info.js'

/**
 * What is known about a data set. Opens nothing.
 *
 * @throws `datasets/unknown-dataset`
 *
 * @example
 * ```ts
 * console.log(info('mnist').splits) // { train: 60000, test: 10000 }
 * ```
 */
export const info = (name: DatasetName): DatasetInfo => definitionOf(name).info

/** What is known about every data set, in alphabetical order. Opens nothing. */
export const list = (): readonly DatasetInfo[] =>
  Object.values(catalog)
    .map((definition) => definition.info)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
