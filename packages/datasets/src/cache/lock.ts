import { readFile, rm, rmdir, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { datasetsError } from '../errors.js'
import { pause } from '../pause.js'
import type { DatasetFolder } from './dataset-folder.js'
import { asFileError, hasCode } from './file-errors.js'
import { makeFolder } from './make-folder.js'

const staleMs = 10_000
const pollMs = 200

export interface Lock {
  /** Aborts if another process took the lock away. */
  readonly signal: AbortSignal
  release(): Promise<void>
}

interface Owner {
  readonly host: string
  readonly pid: number
}

const ownerFile = ({ lock }: DatasetFolder): string => `${lock}-owner.json`

const readOwner = async (folder: DatasetFolder): Promise<Owner | undefined> => {
  try {
    const owner: unknown = JSON.parse(await readFile(ownerFile(folder), 'utf8'))
    if (typeof owner !== 'object' || owner === null) return undefined
    if (!('host' in owner) || !('pid' in owner)) return undefined
    const { host, pid } = owner
    return typeof host === 'string' && typeof pid === 'number' ? { host, pid } : undefined
  } catch {
    return undefined
  }
}

const isDead = ({ host, pid }: Owner): boolean => {
  if (host !== hostname()) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return hasCode(error, 'ESRCH')
  }
}

/**
 * Frees the lock of a process that was killed on this machine, without the wait for the lock to grow
 * stale. A second lock makes sure that only one does it; the owner is looked at again under it.
 */
const freeLockOfTheDead = async (folder: DatasetFolder): Promise<void> => {
  const seen = await readOwner(folder)
  if (!seen || !isDead(seen)) return
  const { lock } = await import('proper-lockfile')
  const guard = await lock(`${folder.lock}-takeover`, {
    realpath: false,
    stale: staleMs,
    onCompromised: () => {},
  }).catch((error) => {
    if (hasCode(error, 'ELOCKED')) return undefined
    throw error
  })
  if (!guard) return
  try {
    const owner = await readOwner(folder)
    if (owner && isDead(owner)) {
      await rm(ownerFile(folder), { force: true })
      await rmdir(folder.lock).catch(() => {})
    }
  } finally {
    await guard().catch(() => {})
  }
}

/**
 * Takes the lock of a data set's folder, shared by all processes, waiting while another holds it.
 * A holder that was killed is noticed at once on the same machine, else after ten seconds.
 *
 * The lock only saves work. That the cache is whole rests on unique names and atomic renames.
 */
export const takeLock = async (
  folder: DatasetFolder,
  { signal, onWait }: { readonly signal: AbortSignal; readonly onWait: () => void },
): Promise<Lock> => {
  const { lock } = await import('proper-lockfile')
  const lost = new AbortController()
  for (let waited = false; ; waited = true) {
    signal.throwIfAborted()
    await makeFolder(folder.path)
    try {
      const release = await lock(folder.path, {
        realpath: false,
        lockfilePath: folder.lock,
        stale: staleMs,
        onCompromised: () => lost.abort(datasetsError('datasets/lock-lost', { path: folder.path })),
      })
      const free = async () => {
        if (lost.signal.aborted) return
        await rm(ownerFile(folder), { force: true })
        await release().catch(() => {})
      }
      const owner: Owner = { host: hostname(), pid: process.pid }
      try {
        await writeFile(ownerFile(folder), JSON.stringify(owner))
      } catch (error) {
        await free()
        throw error
      }
      return { signal: lost.signal, release: free }
    } catch (error) {
      // ENOENT: `remove` in another process took the folder away between two lines of ours.
      if (!hasCode(error, 'ELOCKED', 'ENOENT')) throw asFileError(error, folder.path)
      if (!waited) onWait()
      if (hasCode(error, 'ELOCKED')) await freeLockOfTheDead(folder)
      await pause(pollMs, signal)
    }
  }
}
