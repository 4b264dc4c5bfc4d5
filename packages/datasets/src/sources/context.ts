import type { DatasetFolder } from '../cache/dataset-folder.js'
import type { DataFile } from '../definition.js'
import type { DownloadEvent } from '../events.js'

/** What each source is given to work with. */
export interface SourceContext {
  readonly name: string
  readonly folder: DatasetFolder
  /** The files that the cache lacks. */
  readonly files: readonly DataFile[]
  readonly signal: AbortSignal
  readonly report: (event: DownloadEvent) => void
  /** Where packages are looked for, and whose .npmrc counts. */
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** A source that sends nothing for so long has failed. */
  readonly stallMs: number
}
