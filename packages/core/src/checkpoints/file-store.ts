import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { CheckpointStore } from './checkpoint.js'

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Removes what writers that were killed left behind. */
const sweep = async (path: string) => {
  const prefix = `${basename(path)}.`
  for (const name of await readdir(dirname(path))) {
    const pid = name.startsWith(prefix) && /^(\d+)\.part$/.exec(name.slice(prefix.length))?.[1]
    if (pid && !isAlive(Number(pid))) await rm(join(dirname(path), name), { force: true })
  }
}

/**
 * Keeps a checkpoint in a file. A reader sees the old one or the new one, never a part of one,
 * even if the process is killed or the power fails while writing.
 *
 * @example
 * ```js
 * import { fileStore } from '@firstgrad/core/node'
 *
 * const store = fileStore('/tmp/firstgrad-example.safetensors')
 * await store.write(new Uint8Array([1, 2, 3]))
 * console.log(await store.read()) // <Buffer 01 02 03>
 * ```
 */
export const fileStore = (path: string): CheckpointStore => ({
  path,
  async read() {
    try {
      return await readFile(path)
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  },
  async write(bytes) {
    await mkdir(dirname(path), { recursive: true })
    await sweep(path)
    const part = `${path}.${process.pid}.part`
    try {
      const file = await open(part, 'w')
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(part, path)
    } catch (error) {
      await rm(part, { force: true })
      throw error
    }
  },
})
