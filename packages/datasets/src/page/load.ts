import type { DatasetOf } from '../catalog.js'
import type { DatasetName } from '../infos.js'
import { type LoadOptions, loadFrom } from '../load-from.js'
import { download, pageDefinitionOf } from './download.js'
import { openKept } from './open-kept.js'
import { openStore } from './store.js'

/** `load` of a page. */
export const load = async <Name extends DatasetName>(
  name: Name,
  options: LoadOptions = {},
): Promise<DatasetOf<Name>> => {
  const definition = pageDefinitionOf(name)
  const store = await openStore(definition.info)
  const data = await loadFrom(definition, options, {
    folder: store.path,
    open: openKept(store, options.signal),
    async bring({ verify }) {
      for await (const _ of download(name, { ...options, verify }));
    },
  })
  return data as DatasetOf<Name>
}
