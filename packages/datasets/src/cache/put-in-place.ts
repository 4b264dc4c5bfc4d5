import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { hasCode } from './file-errors.js'

const flushFolder = async (folder: string): Promise<void> => {
  // Windows cannot open folders; NTFS keeps renames in its journal.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const replace = async (from: string, to: string): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to)
    } catch (error) {
      // On Windows a virus scanner may hold a new file open for a moment.
      const busy = process.platform === 'win32' && hasCode(error, 'EPERM', 'EACCES', 'EBUSY')
      if (!busy || attempt === 10) throw error
      await wait(50 * attempt)
    }
  }
}

/** Gives a file that is whole and flushed its name, in one step that outlives a loss of power. */
export const putInPlace = async (staged: string, place: string): Promise<void> => {
  await replace(staged, place)
  await flushFolder(dirname(place))
}
