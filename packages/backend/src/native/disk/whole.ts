import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Member } from '../recipes/recipe.js'
import type { EngineFolder } from './engine-folder.js'
import { asFileError, hasCode } from './file-errors.js'

/** The files of a recipe that are not here as they were published. Reads those that are. */
export const missingMembers = async (
  { site }: EngineFolder,
  members: readonly Member[],
  signal: AbortSignal,
): Promise<Member[]> => {
  const missing: Member[] = []
  for (const member of members) {
    const path = join(site, member.name)
    const hash = createHash('sha256')
    try {
      const { size } = await stat(path)
      if (size === member.bytes) {
        for await (const chunk of createReadStream(path, { signal })) hash.update(chunk)
        if (hash.digest('hex') === member.sha256) continue
      }
    } catch (error) {
      signal.throwIfAborted()
      if (!hasCode(error, 'ENOENT', 'ENOTDIR')) throw asFileError(error, path)
    }
    missing.push(member)
  }
  return missing
}

/** The bytes of all files below a folder; 0 if there is none. */
export const bytesIn = async (path: string): Promise<number> => {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    const sizes = entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath ?? entry.path, entry.name))).size)
    return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return 0
    throw asFileError(error, path)
  }
}
