import type { DatasetInfo } from './info.js'
import { checkName, type DatasetName, infos } from './infos.js'

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
export const info = (name: DatasetName): DatasetInfo => {
  checkName(name)
  return infos[name]
}

/** What is known about every data set, in alphabetical order. Opens nothing. */
export const list = (): readonly DatasetInfo[] =>
  Object.values<DatasetInfo>(infos).sort((a, b) => (a.name < b.name ? -1 : 1))
