import { randomUUID } from 'node:crypto'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { hasCode } from './system-error.js'

/** Work under the lock takes milliseconds; whoever holds it for longer is not coming back. */
const staleMs = 5000
const pollMs = 10

/** Makes the lock's file, or finds that another has. */
const claim = async (lock: string, owner: string): Promise<boolean> => {
  try {
    await writeFile(lock, owner, { flag: 'wx' })
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  }
}

const isGone = (pid: number) => {
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return hasCode(error, 'ESRCH')
  }
}

const ageOf = async (lock: string) =>
  Date.now() - (await stat(lock).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs

const ownerOf = (lock: string) => readFile(lock, 'utf8').catch(() => '')

/** The process that made it was killed. Of other machines that share the disk, age alone tells. */
const isStale = async (lock: string) => {
  const [host, pid] = (await ownerOf(lock)).split(' ')
  return (host === hostname() && isGone(Number(pid))) || (await ageOf(lock)) > staleMs
}

/**
 * Removes a stale lock. One at a time: else the second to find it stale would remove the new lock
 * of the first.
 */
const breakStale = async (lock: string, owner: string): Promise<void> => {
  if (!(await isStale(lock))) return
  const breaking = `${lock}.break`
  if (await claim(breaking, owner)) {
    if (await isStale(lock)) await rm(lock, { force: true })
    await rm(breaking, { force: true })
  } else if ((await ageOf(breaking)) > staleMs) await rm(breaking, { force: true })
}

/** Does the work while no other process, and no other call in this one, holds the lock. */
export const withLock = async <T>(lock: string, work: () => Promise<T>): Promise<T> => {
  const owner = `${hostname()} ${process.pid} ${randomUUID()}`
  while (!(await claim(lock, owner))) {
    await breakStale(lock, owner)
    await wait(pollMs)
  }
  try {
    return await work()
  } finally {
    if ((await ownerOf(lock)) === owner) await rm(lock, { force: true })
  }
}
