import { fileErrorCodes } from '../cache/file-errors.js'
import type { DataFile } from '../definition.js'
import { isDatasetsError } from '../errors.js'
import type { DownloadEvent } from '../events.js'
import type { DatasetsDetails, FailedSource } from '../messages/details.js'
import type { Source } from '../source.js'

/** A source that may be tried. */
export interface Candidate {
  readonly source: Source
  /** Those of `files` that the source has. */
  readonly carried: (files: readonly DataFile[]) => readonly DataFile[]
  readonly take: (files: readonly DataFile[]) => Promise<Source>
}

const asFailedSource = (source: Source, error: unknown): FailedSource => {
  if (isDatasetsError(error)) {
    return { source, code: error.code, details: error.details } as FailedSource
  }
  const reason = error instanceof Error ? error.message : String(error)
  const details: DatasetsDetails['datasets/network'] = { url: source.location, reason }
  return { source, code: 'datasets/network', details }
}

/**
 * Tries the sources one after the other until nothing is missing; some carry only a part. A full
 * disk and the like end it: no source helps there.
 *
 * @returns the source that brought the last of it
 * @throws `failure`
 */
export const takeFromAny = async (
  name: string,
  {
    candidates,
    missing,
    failure,
    signal,
    report,
  }: {
    readonly candidates: readonly Candidate[]
    readonly missing: () => Promise<readonly DataFile[]>
    /** What to say where all failed. */
    readonly failure: (reasons: readonly FailedSource[]) => Error
    readonly signal: AbortSignal
    readonly report: (event: DownloadEvent) => void
  },
): Promise<Source> => {
  const reasons: FailedSource[] = []
  for (const { source, carried, take } of candidates) {
    // Looked up anew: an earlier source may have brought some of them, even one that failed.
    const files = carried(await missing())
    if (files.length === 0) continue
    try {
      const used = await take(files)
      if ((await missing()).length === 0) return used
    } catch (error) {
      signal.throwIfAborted()
      if (isDatasetsError(error, ...fileErrorCodes)) throw error
      const failed = asFailedSource(source, error)
      reasons.push(failed)
      // Most readers have no such package; that is worth a word only if nothing else works.
      if (failed.code === 'datasets/package-not-installed') continue
      report({ type: 'failed-source', name, ...failed })
    }
  }
  throw failure(reasons)
}
