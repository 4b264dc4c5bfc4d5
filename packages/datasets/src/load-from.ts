import { checkInteger, checkText } from './check-option.js'
import type { OpenFile } from './content/byte-source.js'
import type { DatasetDefinition } from './definition.js'
import type { DownloadOptions } from './download.js'
import { datasetsError, isDatasetsError } from './errors.js'
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

/** Where the files of a data set are kept. */
export interface Keeping {
  /** As it may be shown. */
  readonly folder: string
  readonly open: OpenFile
  /** Brings what is missing, and what is damaged too if it is to be verified. */
  readonly bring: (options: { readonly verify: boolean }) => Promise<void>
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

/** Reads a data set from where its files are kept, once they are there. */
export const loadFrom = async <Data>(
  { info, read }: Pick<DatasetDefinition<Data>, 'info' | 'read'>,
  { split = 'train', seed, offline, verify = false, signal }: LoadOptions,
  { folder, open, bring }: Keeping,
): Promise<Data> => {
  checkText('split', split)
  if (seed !== undefined) checkInteger('seed', seed, { min: 0 })
  const slices = parseSplit(split, info.splits, info.name)
  const readAll = () => read({ folder, open, slices, seed, signal })

  await bring({ verify })
  try {
    return await readAll()
  } catch (error) {
    if (!isDatasetsError(error, ...damageCodes)) throw error
    if (offline) {
      const path = 'file' in error.details ? String(error.details.file) : folder
      throw datasetsError('datasets/corrupted-cache', { name: info.name, path }, { cause: error })
    }
    await bring({ verify: true })
    return await readAll()
  }
}
