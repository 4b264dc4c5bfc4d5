import { hasCode } from '../cache/file-errors.js'
import { datasetsError, isDatasetsError } from '../errors.js'
import { pause } from '../pause.js'
import type { PartialFile } from './partial-file.js'
import { type StallWatch, stallWatch } from './stall-watch.js'
import type { WireForm } from './wire-form.js'

const limitIdleTries = 3
const limitTries = 100
const longestPauseMs = 10_000

/** What a server sends. */
export interface Answer {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  /** The body, until the signal aborts. Abort the request's signal to leave it early. */
  readonly chunks: (signal: AbortSignal) => AsyncGenerator<Uint8Array, void, undefined>
  /** Where the redirects ended, as it may be shown. */
  readonly url: string
}

/** Asks for what lies behind `from` bytes. */
export type Request = (
  url: string,
  options: { readonly from: number; readonly signal: AbortSignal },
) => Promise<Answer>

export interface FetchPartialOptions {
  readonly sent: WireForm
  readonly part: PartialFile
  readonly request: Request
  readonly signal: AbortSignal
  readonly stallMs: number
  /** Told how many bytes are there now. */
  readonly onBytes: (bytes: number) => void
}

/** The server's "try again later", which carries how much later. */
class Later extends Error {
  constructor(
    readonly pauseMs: number,
    override readonly cause: Error,
  ) {
    super(cause.message)
  }
}

const isHtml = (response: Answer): boolean =>
  /^\s*(text\/html|application\/xhtml)/i.test(response.headers.get('content-type') ?? '')

/** Where the body begins in the file. Refuses whatever is not the file. */
const checkResponse = (
  response: Answer,
  have: number,
  { bytes: expectedBytes }: WireForm,
): number => {
  const { status, headers, url } = response
  if (status === 206 && have > 0) {
    const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '')
    const total = range?.[2] === '*' ? expectedBytes : Number(range?.[2])
    if (total === expectedBytes && Number(range?.[1]) === have) return have
    const details = { file: url, expectedBytes, receivedBytes: Number.isNaN(total) ? 0 : total }
    throw datasetsError('datasets/wrong-size', details)
  }
  if (status === 408 || status === 429 || status >= 500) {
    const seconds = Number(headers.get('retry-after') ?? Number.NaN)
    const pauseMs = Number.isFinite(seconds) ? seconds * 1000 : 0
    throw new Later(pauseMs, datasetsError('datasets/http-status', { url, status }))
  }
  if (status === 511 || isHtml(response)) throw datasetsError('datasets/login-page', { url })
  if (status !== 200) throw datasetsError('datasets/http-status', { url, status })
  const announced = headers.get('content-length')
  if (announced !== null && Number(announced) !== expectedBytes) {
    const details = { file: url, expectedBytes, receivedBytes: Number(announced) }
    throw datasetsError('datasets/wrong-size', details)
  }
  return 0
}

/** The first bytes tell a web page from compressed data, whatever the server calls it. */
const checkStart = (chunk: Uint8Array, url: string): void => {
  const start = new TextDecoder('latin1').decode(chunk.subarray(0, 64)).trimStart()
  if (start.startsWith('<')) throw datasetsError('datasets/login-page', { url })
}

const receive = async (
  response: Answer,
  start: number,
  { sent, part, onBytes }: FetchPartialOptions,
  watch: StallWatch,
): Promise<void> => {
  const { url } = response
  const expectedBytes = sent.bytes
  const handle = await part.openAt(start)
  let receivedBytes = start
  const cut = (cause?: unknown) =>
    datasetsError('datasets/truncated-download', { url, expectedBytes, receivedBytes }, { cause })
  try {
    const chunks = response.chunks(watch.signal)
    for (;;) {
      const next = await chunks.next().catch((error: unknown) => {
        throw isDatasetsError(error) ? error : cut(error)
      })
      if (next.done) break
      watch.alive()
      const chunk = next.value
      if (receivedBytes === 0) checkStart(chunk, url)
      receivedBytes += chunk.length
      if (receivedBytes > expectedBytes) {
        throw datasetsError('datasets/too-large', { file: url, limitBytes: expectedBytes })
      }
      await handle.append(chunk)
      onBytes(receivedBytes)
    }
    if (receivedBytes < expectedBytes) throw cut()
  } finally {
    await handle.close()
  }
}

const requestRest = async (url: string, options: FetchPartialOptions): Promise<void> => {
  const { sent, part, request, signal, stallMs } = options
  const have = await part.size()
  if (have === sent.bytes) return
  if (have > sent.bytes) await part.remove()
  const usable = have > sent.bytes ? 0 : have

  const watch = stallWatch(signal, stallMs)
  try {
    const response = await request(url, { from: usable, signal: watch.signal })
    watch.alive()
    if (response.status === 416) {
      // The server knows no such range: what is there belongs to another file.
      await part.remove()
      const details = { url, expectedBytes: sent.bytes, receivedBytes: 0 }
      throw datasetsError('datasets/truncated-download', details)
    }
    await receive(response, checkResponse(response, usable, sent), options, watch)
  } catch (error) {
    signal.throwIfAborted()
    if (!watch.stalled()) throw error
    const details = { url, seconds: stallMs / 1000 }
    throw datasetsError('datasets/stalled', details, { cause: error })
  } finally {
    watch.close()
  }
}

const mayPass = (error: unknown): boolean =>
  error instanceof Later ||
  isDatasetsError(error, 'datasets/truncated-download', 'datasets/stalled') ||
  (isDatasetsError(error, 'datasets/network') &&
    hasCode(error.cause, 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'EAI_AGAIN'))

/**
 * Fetches what is still missing of a file, going on where an earlier try ended, even one
 * of another process or from another mirror: the checksum decides in the end.
 *
 * Three tries in a row that bring nothing are the end.
 */
export const fetchPartial = async (url: string, options: FetchPartialOptions): Promise<void> => {
  const { part, signal } = options
  let idleTries = 0
  for (let tries = 1; ; tries++) {
    const before = await part.size()
    try {
      return await requestRest(url, options)
    } catch (error) {
      signal.throwIfAborted()
      idleTries = (await part.size()) > before ? 0 : idleTries + 1
      if (!mayPass(error) || idleTries >= limitIdleTries || tries >= limitTries) {
        throw error instanceof Later ? error.cause : error
      }
      const asked = error instanceof Later ? error.pauseMs : 0
      if (asked > longestPauseMs && error instanceof Later) throw error.cause
      await pause(Math.max(asked, 200 * 2 ** idleTries), signal)
    }
  }
}
