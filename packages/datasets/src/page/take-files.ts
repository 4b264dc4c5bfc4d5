import type { DataFile } from '../definition.js'
import { isDatasetsError } from '../errors.js'
import { type DownloadEvent, progressReporter } from '../events.js'
import type { Source } from '../source.js'
import { fetchAndUse } from '../sources/fetch-and-use.js'
import { memoryPart } from './memory-part.js'
import { pageRequest } from './request.js'

/** Where something may lie. */
interface Place {
  readonly url: string
  /** Whether what lies there is to be inflated. */
  readonly isCompressed: boolean
}

/** Something to fetch, and what to do with it. */
export interface Wanted {
  /** Asked one after the other, as long as there is no such file. */
  readonly places: readonly [Place, ...Place[]]
  /** Of what comes, inflated. */
  readonly sent: Pick<DataFile, 'name' | 'bytes' | 'sha256'>
  readonly use: (content: Blob) => Promise<void>
}

/** Many servers answer with their start page where a file is missing. */
const saysMissing = (error: unknown): boolean =>
  isDatasetsError(error, 'datasets/login-page') ||
  (isDatasetsError(error, 'datasets/http-status') &&
    'status' in error.details &&
    [403, 404, 410].includes(Number(error.details.status)))

/** Fetches one after the other and uses each when its sha256 was found right. */
export const takeFiles = async (
  wanted: readonly Wanted[],
  {
    name,
    source,
    signal,
    report,
    stallMs,
  }: {
    readonly name: string
    readonly source: Source
    readonly signal: AbortSignal
    readonly report: (event: DownloadEvent) => void
    readonly stallMs: number
  },
): Promise<void> => {
  report({ type: 'source', name, source })
  const totalBytes = wanted.reduce((sum, { sent }) => sum + sent.bytes, 0)
  const progress = progressReporter(
    (receivedBytes) => report({ type: 'progress', name, source, receivedBytes, totalBytes }),
    totalBytes,
  )
  let doneBytes = 0
  for (const { places, sent, use } of wanted) {
    const part = memoryPart()
    const takeFrom = async ([{ url, isCompressed }, ...others]: Wanted['places']) => {
      try {
        await fetchAndUse(url, {
          sent,
          part,
          request: pageRequest(isCompressed),
          onBytes: (bytes) => progress(doneBytes + bytes),
          signal,
          stallMs,
          use: () => use(part.content()),
        })
      } catch (error) {
        const [next, ...rest] = others
        if (!next || !saysMissing(error)) throw error
        await takeFrom([next, ...rest])
      }
    }
    await takeFrom(places)
    doneBytes += sent.bytes
  }
}
