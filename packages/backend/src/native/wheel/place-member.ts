import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'
import type { EngineFolder } from '../disk/engine-folder.js'
import { asFileError, reasonOf } from '../disk/file-errors.js'
import { isNativeError, nativeError } from '../errors.js'
import type { Member } from '../recipes/recipe.js'
import { dataStart, type ZipEntry } from './directory.js'

/** A file that holds a file of a wheel as it lies there, header first, from `offset`. */
export interface Packed {
  readonly path: string
  readonly offset: number
}

const headerOf = async ({ path, offset }: Packed): Promise<Buffer> => {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(30), 0, 30, offset)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/**
 * Unpacks a file of a wheel, and puts it in its place in one step if it is the published one.
 *
 * Where it goes is told by the recipe; a name in the archive never becomes a path.
 *
 * @throws 'backend/native-checksum-mismatch', 'backend/native-broken-wheel', and of the disk
 */
export const placeMember = async (
  { name, bytes, sha256 }: Member,
  { method, compressedBytes }: ZipEntry,
  packed: Packed,
  { site, partial }: EngineFolder,
  signal: AbortSignal,
): Promise<void> => {
  const place = join(site, name)
  const staged = join(partial, `${name.replaceAll('/', '+')}.tmp`)
  const broken = (reason: string, cause?: unknown) =>
    nativeError('backend/native-broken-wheel', { file: name, reason }, { cause })
  const mismatch = (received: string) =>
    nativeError('backend/native-checksum-mismatch', { file: name, expected: sha256, received })

  const hash = createHash('sha256')
  let received = 0
  const check = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      received += chunk.length
      hash.update(chunk)
      // An archive that never ends stops here.
      if (received > bytes) next(mismatch(`more than ${bytes} bytes`))
      else next(null, chunk)
    },
  })
  try {
    if (method !== 0 && method !== 8) throw broken(`it is compressed by method ${method}`)
    const start = packed.offset + dataStart(await headerOf(packed))
    const from = createReadStream(packed.path, { start, end: start + compressedBytes - 1 })
    const to = createWriteStream(staged, { flush: true })
    if (method === 8) await pipeline(from, createInflateRaw(), check, to, { signal })
    else await pipeline(from, check, to, { signal })
    const digest = hash.digest('hex')
    if (digest !== sha256) throw mismatch(digest)
    await mkdir(dirname(place), { recursive: true })
    await rename(staged, place)
  } catch (error) {
    await rm(staged, { force: true })
    signal.throwIfAborted()
    const known = asFileError(error, staged, bytes)
    throw isNativeError(known) ? known : broken(reasonOf(error), error)
  }
}
