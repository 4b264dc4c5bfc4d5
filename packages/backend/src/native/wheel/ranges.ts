import { open, rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { asFileError, sizeOf } from '../disk/file-errors.js'
import { isNativeError, nativeError } from '../errors.js'
import { type HttpClient, type HttpResponse, mayPass, networkError } from '../http/client.js'

/** The server answers with the whole file whatever part is asked for. */
export class NoRanges extends Error {}

export interface RemoteFile {
  readonly url: string
  readonly bytes: number
  readonly client: HttpClient
  readonly signal: AbortSignal
}

/** A part of a file: bytes `start` to `end` (not included). */
export interface Range {
  readonly start: number
  readonly end: number
}

const limitIdleTries = 3

const refuse = ({ status, url }: HttpResponse): never => {
  if (status === 401 || status === 403 || status === 407)
    throw nativeError('backend/native-index-login', { url, status })
  if (status === 511) throw nativeError('backend/native-login-page', { url })
  throw nativeError('backend/native-http-status', { url, status })
}

const checkRange = (response: HttpResponse, { start }: Range, bytes: number): void => {
  const { status, header, url, body } = response
  if (status === 206) {
    const [, from, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(header('content-range') ?? '') ?? []
    if (Number(from) === start && (total === '*' || Number(total) === bytes)) return
    body.destroy()
    const details = { url, expectedBytes: bytes, receivedBytes: Number(total) || 0 }
    throw nativeError('backend/native-wrong-size', details)
  }
  body.destroy()
  if (/^\s*text\/html/i.test(header('content-type') ?? ''))
    throw nativeError('backend/native-login-page', { url })
  if (status === 416) {
    const details = { url, expectedBytes: bytes, receivedBytes: 0 }
    throw nativeError('backend/native-wrong-size', details)
  }
  if (status === 200) throw new NoRanges()
  refuse(response)
}

/** Tries again after a failure that may pass; three times in a row without a byte are the end. */
const persistently = async (
  work: () => Promise<void>,
  progress: () => Promise<number>,
  signal: AbortSignal,
): Promise<void> => {
  for (let idle = 0; ; ) {
    const before = await progress()
    try {
      return await work()
    } catch (error) {
      signal.throwIfAborted()
      idle = (await progress()) > before ? 0 : idle + 1
      if (!mayPass(error) || idle >= limitIdleTries) throw error
      await wait(200 * 2 ** idle, undefined, { signal }).catch(() => signal.throwIfAborted())
    }
  }
}

/** Writes what comes to the end of a file, or to a new one. */
const append = async (
  path: string,
  flags: 'w' | 'a',
  response: HttpResponse,
  { signal }: RemoteFile,
  expectedBytes: number,
  onBytes: (bytes: number) => void,
): Promise<void> => {
  const { url, body } = response
  const handle = await open(path, flags).catch((error) => {
    throw asFileError(error, path, expectedBytes)
  })
  let bytes = flags === 'a' ? await sizeOf(path) : 0
  const cut = (cause?: unknown) => {
    const details = { url, expectedBytes, receivedBytes: bytes }
    return nativeError('backend/native-truncated', details, { cause })
  }
  try {
    for await (const chunk of body) {
      bytes += chunk.length
      if (bytes > expectedBytes) {
        const details = { url, expectedBytes, receivedBytes: bytes }
        throw nativeError('backend/native-wrong-size', details)
      }
      await handle.appendFile(chunk).catch((error) => {
        throw asFileError(error, path, expectedBytes)
      })
      onBytes(bytes)
    }
  } catch (error) {
    signal.throwIfAborted()
    throw isNativeError(error) ? error : cut(error)
  } finally {
    body.destroy()
    await handle.close()
  }
  if (bytes < expectedBytes) throw cut()
}

/**
 * Reads a small part of a remote file into memory.
 *
 * @throws NoRanges if the server knows no parts
 */
export const readRange = async (remote: RemoteFile, range: Range): Promise<Buffer> => {
  const { url, bytes, client, signal } = remote
  let buffer = Buffer.alloc(0)
  const work = async () => {
    const asked = `bytes=${range.start}-${range.end - 1}`
    const response = await client.get(url, { range: asked }, signal)
    checkRange(response, range, bytes)
    const chunks: Buffer[] = []
    try {
      for await (const chunk of response.body) chunks.push(chunk)
    } catch (error) {
      signal.throwIfAborted()
      throw networkError(url, error)
    }
    buffer = Buffer.concat(chunks)
    const [expectedBytes, receivedBytes] = [range.end - range.start, buffer.length]
    if (receivedBytes !== expectedBytes)
      throw nativeError('backend/native-truncated', {
        url: response.url,
        expectedBytes,
        receivedBytes,
      })
  }
  await persistently(work, async () => 0, signal)
  return buffer
}

/**
 * Fetches a part of a remote file into `path`, going on where an earlier try ended, even one of
 * another process.
 *
 * @param onBytes told how many bytes of the part are there
 * @throws NoRanges if the server knows no parts
 */
export const fetchRange = async (
  remote: RemoteFile,
  { start, end }: Range,
  path: string,
  onBytes: (bytes: number) => void,
): Promise<void> => {
  const work = async () => {
    const have = await sizeOf(path)
    if (have === end - start) return
    if (have > end - start) await rm(path)
    const from = have > end - start ? start : start + have
    const { url, client, signal, bytes } = remote
    const response = await client.get(url, { range: `bytes=${from}-${end - 1}` }, signal)
    checkRange(response, { start: from, end }, bytes)
    await append(path, from === start ? 'w' : 'a', response, remote, end - start, onBytes)
  }
  await persistently(work, () => sizeOf(path), remote.signal)
  onBytes(end - start)
}

/** Fetches a whole remote file from a server that knows no parts: each try begins anew. */
export const fetchWhole = async (
  remote: RemoteFile,
  path: string,
  onBytes: (bytes: number) => void,
): Promise<void> => {
  const { url, client, signal, bytes } = remote
  if ((await sizeOf(path)) === bytes) return onBytes(bytes)
  const work = async () => {
    const response = await client.get(url, {}, signal)
    if (response.status !== 200) {
      response.body.destroy()
      refuse(response)
    }
    await append(path, 'w', response, remote, bytes, onBytes)
  }
  // Bytes of a broken try count for nothing here.
  await persistently(work, async () => 0, signal)
}
