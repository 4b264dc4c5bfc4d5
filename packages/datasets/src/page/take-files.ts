import type { DataFile } from '../definition.js'
import { type DownloadEvent, progressReporter } from '../events.js'
import type { Source } from '../source.js'
import { fetchAndUse } from '../sources/fetch-and-use.js'
import { memoryPart } from './memory-part.js'
import { pageRequest } from './request.js'

/** Something to fetch, and what to do with it. */
export interface Wanted {
  readonly url: string
  /** Whether what lies there is to be inflated. */
  readonly isCompressed?: boolean
  /** Of what comes, inflated. */
  readonly sent: Pick<DataFile, 'name' | 'bytes' | 'sha256'>
  readonly use: (content: Blob) => Promise<void>
}

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
  for (const { url, isCompressed = false, sent, use } of wanted) {
    const part = memoryPart()
    await fetchAndUse(url, {
      sent,
      part,
      request: pageRequest(isCompressed),
      onBytes: (bytes) => progress(doneBytes + bytes),
      signal,
      stallMs,
      use: () => use(part.content()),
    })
    doneBytes += sent.bytes
  }
}
