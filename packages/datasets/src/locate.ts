import { type CacheOptions, cacheFolder } from './cache/cache-folder.js'
import { datasetFolder, wrongFiles } from './cache/dataset-folder.js'
import { definitionOf } from './catalog.js'
import type { DatasetName } from './infos.js'

/** Where a data set lies on disk. */
export interface Location {
  readonly path: string
  readonly bytes: number
}

/**
 * Where the cache keeps a data set, or `null` if it does not hold all of it. Looks at the sizes of
 * the files only; {@link verify} reads them.
 *
 * @throws `datasets/unknown-dataset`
 */
export const locate = async (
  name: DatasetName,
  options: CacheOptions = {},
): Promise<Location | null> => {
  const { info, files } = definitionOf(name)
  const { path } = datasetFolder(cacheFolder(options), info)
  const isWhole = (await wrongFiles(path, files)).length === 0
  return isWhole ? { path, bytes: info.bytes } : null
}
