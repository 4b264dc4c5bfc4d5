import { cacheFolder } from './cache/cache-folder.js'
import { datasetFolder } from './cache/dataset-folder.js'
import { type DatasetOf, definitionOf } from './catalog.js'
import { checkInteger, checkText } from './check-option.js'
import { type DownloadOptions, download } from './download.js'
import { datasetsError, isDatasetsError } from './errors.js'
import type { DatasetName } from './infos.js'
import { parseSplit } from './splits/parse-split.js'

export interface LoadOptions extends DownloadOptions {
  /**
   * Which items, in the order of the published files: `train`, `test`, `train[:10000]`,
   * `train[10%:90%]`, `train[-1000:]`, or several joined by `+`. Default: `train`.
   */
  readonly split?: string | undefined
  /** Shuffles the items of the split. The split itself does not depend on it. */
  readonly seed?: number | undefined
}

/** Files whose size is right but whose bytes cannot be what was published. */
const damageCodes = [
  'datasets/idx-magic',
  'datasets/idx-type',
  'datasets/idx-truncated',
  'datasets/idx-trailing-bytes',
  'datasets/idx-too-large',
  'datasets/unexpected-shape',
  'datasets/count-mismatch',
  'datasets/bad-label',
  'datasets/broken-gzip',
  'datasets/wrong-size',
] as const

const drain = async (name: DatasetName, options: DownloadOptions): Promise<void> => {
  for await (const _ of download(name, options));
}

/**
 * Loads a data set into memory, fetching it first if the cache does not hold it. What is cached is
 * loaded without any network. Photographs stay on disk until they are read.
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
  { split = 'train', seed, ...options }: LoadOptions = {},
): Promise<DatasetOf<Name>> => {
  const definition = definitionOf(name)
  const { info } = definition
  checkText('split', split)
  if (seed !== undefined) checkInteger('seed', seed, { min: 0 })
  const slices = parseSplit(split, info.splits, info.name)
  const { path: folder } = datasetFolder(cacheFolder(options), info)
  const read = () => definition.read({ folder, slices, seed, signal: options.signal })

  await drain(name, options)
  try {
    return (await read()) as DatasetOf<Name>
  } catch (error) {
    if (!isDatasetsError(error, ...damageCodes)) throw error
    if (options.offline) {
      const path = 'file' in error.details ? String(error.details.file) : folder
      throw datasetsError('datasets/corrupted-cache', { name, path }, { cause: error })
    }
    await drain(name, { ...options, verify: true })
    return (await read()) as DatasetOf<Name>
  }
}
