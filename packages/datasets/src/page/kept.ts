import type { DataFile } from '../definition.js'
import type { DatasetName } from '../infos.js'
import type { Location } from '../locate.js'
import type { RemoveOptions } from '../remove.js'
import type { VerifyOptions } from '../verify.js'
import { type VerifyEvent, verifyFiles } from '../verify-files.js'
import { pageDefinitionOf } from './download.js'
import { hashBlob } from './hash-blob.js'
import { withLock } from './lock.js'
import { openStore } from './store.js'

/** `locate` of a page. */
export const locate = async (name: DatasetName): Promise<Location | null> => {
  const { info, files } = pageDefinitionOf(name)
  const { path, find } = await openStore(info)
  for (const file of files) if ((await find(file.name))?.size !== file.bytes) return null
  return { path, bytes: info.bytes }
}

/** `remove` of a page. */
export const remove = async (
  name: DatasetName,
  { signal = new AbortController().signal }: RemoveOptions = {},
): Promise<Location | null> => {
  const { info, files } = pageDefinitionOf(name)
  const { path, find, remove: removeFile } = await openStore(info)
  let bytes = 0
  await withLock(path, { signal }, async () => {
    for (const file of files) {
      bytes += (await find(file.name))?.size ?? 0
      await removeFile(file.name)
    }
  })
  return bytes === 0 ? null : { path, bytes }
}

/** `verify` of a page. */
export async function* verify(
  name: DatasetName,
  { signal }: VerifyOptions = {},
): AsyncGenerator<VerifyEvent, void, undefined> {
  const { info, files } = pageDefinitionOf(name)
  const { path, find } = await openStore(info)
  yield* verifyFiles(info.name, files, {
    path,
    pathOf: (file: DataFile) => `${path}/${file.name}`,
    async *hashOf(file: DataFile) {
      const content = await find(file.name)
      return content ? yield* hashBlob(content, signal) : null
    },
    signal,
  })
}
