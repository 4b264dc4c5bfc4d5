import { datasetsError } from '../errors.js'
import type { DatasetInfo } from '../info.js'

/** Keeps the files of one data set in the browser. */
export interface Store {
  /** As it may be shown. */
  readonly path: string
  find(file: string): Promise<Blob | undefined>
  /** @throws `datasets/page-storage-full` */
  put(file: string, content: Blob): Promise<void>
  remove(file: string): Promise<void>
}

/** Where the browser keeps nothing (a page by http, a private window): until the page is left. */
const inMemory = new Map<string, Blob>()

const openCache = async (): Promise<Cache | undefined> => {
  try {
    return await caches.open('firstgrad-datasets')
  } catch {
    return undefined
  }
}

/** Cache Storage, shared by all pages of a site; each version of a data set has keys of its own. */
export const openStore = async ({ name, version }: DatasetInfo): Promise<Store> => {
  const path = `/.firstgrad/datasets/${name}/${version}`
  const keyOf = (file: string) => `${path}/${file}`
  const cache = await openCache()
  if (!cache) {
    return {
      path,
      find: async (file) => inMemory.get(keyOf(file)),
      put: async (file, content) => void inMemory.set(keyOf(file), content),
      remove: async (file) => void inMemory.delete(keyOf(file)),
    }
  }
  return {
    path,
    find: async (file) => (await cache.match(keyOf(file)))?.blob(),
    async put(file, content) {
      try {
        await cache.put(keyOf(file), new Response(content))
      } catch (cause) {
        // What browsers call a full disk and a full allowance alike.
        if (!(cause instanceof DOMException && cause.name === 'QuotaExceededError')) throw cause
        const details = { path, neededBytes: content.size }
        throw datasetsError('datasets/page-storage-full', details, { cause })
      }
    },
    remove: async (file) => void (await cache.delete(keyOf(file))),
  }
}
