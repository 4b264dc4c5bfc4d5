import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CodedError } from '@firstgrad/errors'
import type { DatasetDefinition } from '../src/definition.js'
import { isDatasetsError } from '../src/errors.js'
import { type DownloadEvent, eventsOf } from '../src/events.js'
import { type InstallOptions, install } from '../src/install.js'
import { scratchFolder } from './scratch-folder.js'
import { contents } from './tiny-dataset.js'

export interface Outcome {
  readonly events: readonly DownloadEvent[]
  readonly error: unknown
  readonly cacheDir: string
  /** All names below the folder of the data set. */
  readonly left: readonly string[]
}

/** Runs `install` to its end, whatever that is. */
export const installed = async (
  definition: DatasetDefinition<unknown>,
  { signal, ...options }: InstallOptions & { readonly signal?: AbortSignal } = {},
): Promise<Outcome> => {
  const cacheDir = options.cacheDir ?? scratchFolder()
  const events: DownloadEvent[] = []
  let error: unknown
  try {
    const all = { stallMs: 2000, cwd: cacheDir, ...options, cacheDir }
    const run = eventsOf<DownloadEvent>(
      (report, stop) => install(definition, all, report, stop),
      signal,
    )
    for await (const event of run) events.push(event)
  } catch (thrown) {
    error = thrown
  }
  const path = join(cacheDir, definition.info.name, definition.info.version)
  const left = existsSync(path) ? (readdirSync(path, { recursive: true }) as string[]).sort() : []
  return { events, error, cacheDir, left }
}

/** True if the cache holds the tiny data set, byte for byte, and nothing else. */
export const isWhole = ({ cacheDir, left }: Outcome): boolean =>
  left.join() === 'images,labels' &&
  left.every((name) => readFileSync(join(cacheDir, 'tiny', '1.0.0', name)).equals(contents[name]!))

/** The codes of the sources that failed, in order. */
export const failures = ({ error }: Outcome): readonly string[] => {
  if (!isDatasetsError(error, 'datasets/all-sources-failed')) throw error
  const { reasons } = (error as CodedError).details as { reasons: readonly { code: string }[] }
  return reasons.map(({ code }) => code)
}
