import { cacheFolder } from './cache/cache-folder.js'
import { datasetFolder } from './cache/dataset-folder.js'
import { type DatasetOf, definitionOf } from './catalog.js'
import { openIn } from './content/open-bytes.js'
import type { DatasetDefinition } from './definition.js'
import { download } from './download.js'
import type { DatasetName } from './infos.js'
import { type LoadOptions, loadFrom } from './load-from.js'

/**
 * Loads a data set into memory, fetching it first if the cache does not hold it. What is cached is
 * loaded without any network. Photographs stay on disk until they are read.
 *
 * In a page the browser's Cache Storage is the cache.
 *
 * A damaged file in the cache is noticed by its size or its structure and fetched anew; `offline` it
 * is an error. {@link verify} finds damage of every kind.
 *
 * @throws `datasets/unknown-dataset`, `datasets/bad-split` and its like, the errors of
 * {@link download}, `datasets/corrupted-cache`
 *
 * @example
 * ```ts
 * const train = await load('mnist', { split: 'train[:10000]' })
 * for (const { images, labels } of train.batches({ batchSize: 64, seed: 7 })) { … }
 * ```
 */
export const load = async <Name extends DatasetName>(
  name: Name,
  options: LoadOptions = {},
): Promise<DatasetOf<Name>> => {
  const definition: DatasetDefinition<unknown> = definitionOf(name)
  const { path: folder } = datasetFolder(cacheFolder(options), definition.info)
  const data = await loadFrom(definition, options, {
    folder,
    open: openIn(folder, options.signal),
    async bring({ verify }) {
      for await (const _ of download(name, { ...options, verify }));
    },
  })
  return data as DatasetOf<Name>
}
