import type { PageDefinition } from '../definition.js'
import type { DownloadOptions } from '../download.js'
import { datasetsError } from '../errors.js'
import { type DownloadEvent, eventsOf } from '../events.js'
import { checkName, type DatasetName } from '../infos.js'
import { pageCatalog } from '../page-catalog.js'
import { mirrorAddresses } from './addresses.js'
import { installInPage } from './install.js'

/** Both let pages of any site read single files of npm packages. */
const packageHosts = ['https://cdn.jsdelivr.net/npm/', 'https://unpkg.com/']

/** @throws `datasets/unknown-dataset`, `datasets/not-in-a-page` */
export const pageDefinitionOf = (name: DatasetName): PageDefinition<unknown> => {
  checkName(name)
  if (Object.hasOwn(pageCatalog, name)) return pageCatalog[name as keyof typeof pageCatalog]
  throw datasetsError('datasets/not-in-a-page', { name, known: Object.keys(pageCatalog) })
}

/** `download` of a page. What it fetches is kept by the browser. */
export const download = (
  name: DatasetName,
  { signal, offline = false, mirrors, verify = false }: DownloadOptions = {},
): AsyncGenerator<DownloadEvent, void, undefined> => {
  const definition = pageDefinitionOf(name)
  const addresses = mirrorAddresses(mirrors)
  const options = { offline, mirrors: addresses, verify, packageHosts, stallMs: 30_000 }
  return eventsOf((report, stop) => installInPage(definition, options, report, stop), signal)
}
