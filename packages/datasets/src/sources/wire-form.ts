import type { DataFile } from '../definition.js'

/** A file as mirrors send it. */
export interface WireForm {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** The compressed form of a file, or the file itself if it has none. */
export const wireForm = ({ name, bytes, sha256, gzip }: DataFile): WireForm =>
  gzip ? { name: `${name}.gz`, ...gzip } : { name, bytes, sha256 }
