import type { DataFile, DataPackage } from '../definition.js'

/** A file and where it lies inside a package, with slashes. */
export interface CarriedFile {
  readonly file: DataFile
  readonly path: string
}

/** Where files lie in a package or an archive. */
export type FilePlaces = Pick<DataPackage, 'folder' | 'paths'>

/** Those of `files` that the package carries. */
export const carriedFiles = (
  { folder, paths }: FilePlaces,
  files: readonly DataFile[],
): readonly CarriedFile[] =>
  files.flatMap((file) => {
    if (!paths) return [{ file, path: folder ? `${folder}/${file.name}` : file.name }]
    return Object.hasOwn(paths, file.name) ? [{ file, path: paths[file.name]! }] : []
  })
