import type { DataFile, DataPackage, PageDefinition } from '../definition.js'
import { datasetsError } from '../errors.js'
import type { DownloadEvent } from '../events.js'
import { carriedFiles } from '../sources/carried-files.js'
import { publicAddress } from '../sources/public-address.js'
import { type Candidate, takeFromAny } from '../sources/take-from-any.js'
import { wireForm } from '../sources/wire-form.js'
import { hashBlob } from './hash-blob.js'
import { withLock } from './lock.js'
import { openStore, type Store } from './store.js'
import { takeFiles, type Wanted } from './take-files.js'
import { unpackArchive } from './unpack-archive.js'

export interface PageInstallOptions {
  readonly offline: boolean
  /** Whole addresses of folders. */
  readonly mirrors: readonly string[]
  readonly verify: boolean
  /** Where the files of npm packages are served, each below `name@version/`. */
  readonly packageHosts: readonly string[]
  /** How long a source may send nothing. */
  readonly stallMs: number
}

const isFolder = (address: string) => (address.endsWith('/') ? address : `${address}/`)

const hashOf = async (content: Blob, signal: AbortSignal): Promise<string> => {
  const hashing = hashBlob(content, signal)
  for (;;) {
    const step = await hashing.next()
    if (step.done) return step.value
  }
}

/** The sources in the order in which they are tried. */
const candidatesOf = (
  { info, archive, dataPackage = [], mirrors: official }: PageDefinition<unknown>,
  { mirrors: own, packageHosts, stallMs }: PageInstallOptions,
  {
    keep,
    ...context
  }: {
    readonly keep: (file: DataFile, content: Blob) => Promise<void>
    readonly signal: AbortSignal
    readonly report: (event: DownloadEvent) => void
  },
): readonly Candidate[] => {
  const candidate = (
    address: string,
    carried: Candidate['carried'],
    wantedOf: (files: readonly DataFile[]) => readonly Wanted[],
  ): Candidate => {
    const source = { kind: 'mirror', location: publicAddress(address) } as const
    const take: Candidate['take'] = async (files) => {
      await takeFiles(wantedOf(files), { name: info.name, source, stallMs, ...context })
      return source
    }
    return { source, carried, take }
  }
  const mirrorOf = (address: string): Candidate => {
    const urlOf = (name: string) => new URL(name, isFolder(address)).href
    // As mirrors have it, or else as our cache on a disk has it: then its folder can be copied.
    const placesOf = (file: DataFile): Wanted['places'] => {
      const plain = { url: urlOf(file.name), isCompressed: false }
      return file.gzip ? [{ url: urlOf(wireForm(file).name), isCompressed: true }, plain] : [plain]
    }
    const each = (file: DataFile): Wanted => ({
      places: placesOf(file),
      sent: file,
      use: (content) => keep(file, content),
    })
    return candidate(
      address,
      (files) => files,
      (files) =>
        archive
          ? [
              {
                places: [{ url: urlOf(archive.name), isCompressed: false }],
                sent: archive,
                use: (content) => unpackArchive(content, archive, files, keep),
              },
            ]
          : files.map(each),
    )
  }
  const packageOn = (host: string, each: DataPackage): Candidate => {
    const address = `${isFolder(host)}${each.name}@${each.version}/`
    const carried = (files: readonly DataFile[]) => carriedFiles(each, files)
    return candidate(
      address,
      (files) => carried(files).map(({ file }) => file),
      (files) =>
        carried(files).map(({ file, path }) => ({
          places: [{ url: `${address}${path}`, isCompressed: false }],
          sent: file,
          use: (content) => keep(file, content),
        })),
    )
  }
  const packages = [dataPackage].flat()
  return [
    ...own.map(mirrorOf),
    ...packageHosts.flatMap((host) => packages.map((each) => packageOn(host, each))),
    ...official.map(mirrorOf),
  ]
}

/** The files that are not there, or of the wrong size, or, if asked, not the published ones. */
const missingFrom = async (
  store: Store,
  files: readonly DataFile[],
  verify: boolean,
  signal: AbortSignal,
): Promise<readonly DataFile[]> => {
  const missing: DataFile[] = []
  for (const file of files) {
    const content = await store.find(file.name)
    const isRight =
      content?.size === file.bytes && (!verify || (await hashOf(content, signal)) === file.sha256)
    if (!isRight) missing.push(file)
  }
  return missing
}

/** Makes sure that the browser keeps all files of a data set, whole. */
export const installInPage = async (
  definition: PageDefinition<unknown>,
  options: PageInstallOptions,
  report: (event: DownloadEvent) => void,
  signal: AbortSignal,
): Promise<void> => {
  const { info, files } = definition
  const { name, bytes } = info
  const store = await openStore(info)
  const { path } = store
  const done = (source: Extract<DownloadEvent, { type: 'done' }>['source']) =>
    report({ type: 'done', name, path, bytes, source })
  const missing = (verify = false) => missingFrom(store, files, verify, signal)

  const bring = async () => {
    const wrong = await missing(options.verify)
    if (wrong.length === 0) return done({ kind: 'cache', location: path })
    if (options.offline) throw datasetsError('datasets/page-offline', { name })
    for (const file of wrong) await store.remove(file.name)
    const keep = async (file: DataFile, content: Blob) => {
      await store.put(file.name, content)
      report({ type: 'verified', name, file: file.name, bytes: file.bytes, sha256: file.sha256 })
    }
    const source = await takeFromAny(name, {
      candidates: candidatesOf(definition, options, { keep, signal, report }),
      missing,
      failure: (reasons) => datasetsError('datasets/page-sources-failed', { name, reasons }),
      signal,
      report,
    })
    done(source)
  }
  const onWait = () => report({ type: 'waiting', name, path })
  await withLock(path, { signal, onWait }, bring)
}
