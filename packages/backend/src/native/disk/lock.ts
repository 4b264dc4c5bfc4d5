import { access, constants, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { nativeError } from '../errors.js'
import { asFileError, hasCode } from './file-errors.js'

const staleMs = 10_000
const pollMs = 200

export interface Lock {
  /** Aborts if another process took the lock away. */
  readonly signal: AbortSignal
  release(): Promise<void>
}

/** Makes a folder and those above it. */
export const makeFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { recursive: true })
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw asFileError(error, path)
    // On a read-only disk Node reports ENOENT; the folder above knows the true reason.
    let above = dirname(path)
    while (!(await stat(above).catch(() => false)) && dirname(above) !== above)
      above = dirname(above)
    await access(above, constants.W_OK).catch((cause) => {
      throw asFileError(cause, path)
    })
    throw asFileError(error, path)
  }
}

/**
 * Takes the lock of a folder, shared by all processes, waiting while another holds it. That of a
 * process that was killed is free after ten seconds.
 */
export const takeLock = async (
  path: string,
  { signal, onWait }: { readonly signal: AbortSignal; readonly onWait: () => void },
): Promise<Lock> => {
  const { lock } = await import('proper-lockfile')
  const lost = new AbortController()
  for (let waited = false; ; waited = true) {
    signal.throwIfAborted()
    await makeFolder(dirname(path))
    try {
      const release = await lock(path, {
        realpath: false,
        lockfilePath: `${path}.lock`,
        stale: staleMs,
        onCompromised: () => lost.abort(nativeError('backend/native-lock-lost', { path })),
      })
      const free = async () => {
        if (!lost.signal.aborted) await release().catch(() => {})
      }
      return { signal: lost.signal, release: free }
    } catch (error) {
      if (!hasCode(error, 'ELOCKED', 'ENOENT')) throw asFileError(error, path)
      if (!waited) onWait()
      await wait(pollMs, undefined, { signal }).catch((cause) => {
        signal.throwIfAborted()
        throw cause
      })
    }
  }
}
