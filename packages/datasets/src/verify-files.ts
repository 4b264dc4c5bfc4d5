import type { DataFile } from './definition.js'

/** What `verify` says while it works; the last event is the result. */
export type VerifyEvent =
  | {
      readonly type: 'progress'
      readonly name: string
      readonly readBytes: number
      readonly totalBytes: number
    }
  | { readonly type: 'file'; readonly name: string; readonly file: FileVerdict }
  | {
      readonly type: 'result'
      readonly name: string
      readonly path: string
      /** True if every file is the published one, byte for byte. */
      readonly ok: boolean
      readonly files: readonly FileVerdict[]
    }

export interface FileVerdict {
  readonly file: string
  readonly path: string
  readonly state: 'whole' | 'missing' | 'damaged'
  readonly expectedSha256: string
  /** `null` if the file is missing. */
  readonly receivedSha256: string | null
}

/** Hashes a file, telling how many bytes each piece has; `null` if there is no such file. */
export type HashFile = (file: DataFile) => AsyncGenerator<number, string | null, undefined>

/** Compares the sha256 of files with the published ones. */
export async function* verifyFiles(
  name: string,
  files: readonly DataFile[],
  {
    path,
    pathOf,
    hashOf,
    signal,
  }: {
    /** Where all of them are kept. */
    readonly path: string
    readonly pathOf: (file: DataFile) => string
    readonly hashOf: HashFile
    readonly signal: AbortSignal | undefined
  },
): AsyncGenerator<VerifyEvent, void, undefined> {
  const totalBytes = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const verdicts: FileVerdict[] = []
  let readBytes = 0
  for (const each of files) {
    signal?.throwIfAborted()
    const hashing = hashOf(each)
    let step = await hashing.next()
    for (; !step.done; step = await hashing.next()) {
      readBytes += step.value
      yield { type: 'progress', name, readBytes, totalBytes }
    }
    const { sha256: expectedSha256 } = each
    const receivedSha256 = step.value
    const state =
      receivedSha256 === null ? 'missing' : receivedSha256 === expectedSha256 ? 'whole' : 'damaged'
    const file = {
      file: each.name,
      path: pathOf(each),
      state,
      expectedSha256,
      receivedSha256,
    } as const
    verdicts.push(file)
    yield { type: 'file', name, file }
  }
  const ok = verdicts.every(({ state }) => state === 'whole')
  yield { type: 'result', name, path, ok, files: verdicts }
}
