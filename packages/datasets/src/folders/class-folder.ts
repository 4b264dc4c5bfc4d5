import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { hasCode, reasonOf } from '../cache/file-errors.js'
import { checkText } from '../check-option.js'
import { datasetsError } from '../errors.js'

/** Files in one sub-folder for each class. */
export interface ClassFolder {
  /** The names of the sub-folders, sorted by UTF-16 units: the label is the place in this list. */
  readonly classNames: readonly string[]
  readonly paths: readonly string[]
  /** The class of each path. */
  readonly labels: Int32Array
  /** What was left out: files of other kinds, files beside the classes, folders within them. */
  readonly skipped: readonly string[]
}

const entriesOf = async (path: string): Promise<string[]> => {
  try {
    // The order of the disk differs from one machine to the next.
    return (await readdir(path)).filter((name) => !name.startsWith('.')).sort()
  } catch (cause) {
    throw datasetsError('datasets/folder-unreadable', { path, reason: reasonOf(cause) }, { cause })
  }
}

/** Follows links, as collections are often made of them; what a broken one leads to is no kind. */
const kindOf = async (path: string): Promise<'file' | 'folder' | 'other'> => {
  try {
    const found = await stat(path)
    // Pipes and devices could be read for ever.
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other'
  } catch (cause) {
    if (hasCode(cause, 'ENOENT', 'ELOOP')) return 'other'
    throw datasetsError('datasets/folder-unreadable', { path, reason: reasonOf(cause) }, { cause })
  }
}

/**
 * Lists the files of each class. Names that start with a dot are not looked at.
 *
 * @param extensions in lower case, with the dot; files may have them in upper case
 * @throws `datasets/bad-option`, `datasets/folder-unreadable`, `datasets/folder-empty`
 */
export const listClassFolder = async (
  dir: string,
  extensions: readonly string[],
): Promise<ClassFolder> => {
  if (dir === undefined) {
    const details = { option: 'dir', expected: 'the path of a folder', received: 'undefined' }
    throw datasetsError('datasets/bad-option', details)
  }
  checkText('dir', dir)
  const classNames: string[] = []
  const paths: string[] = []
  const labels: number[] = []
  const skipped: string[] = []
  const isWanted = (name: string) =>
    extensions.some((extension) => name.toLowerCase().endsWith(extension))
  for (const className of await entriesOf(dir)) {
    const folder = join(dir, className)
    if ((await kindOf(folder)) !== 'folder') {
      skipped.push(folder)
      continue
    }
    const before = paths.length
    for (const name of await entriesOf(folder)) {
      const path = join(folder, name)
      if (isWanted(name) && (await kindOf(path)) === 'file') {
        paths.push(path)
        labels.push(classNames.length)
      } else skipped.push(path)
    }
    if (paths.length === before) {
      throw datasetsError('datasets/folder-empty', { path: folder, extensions })
    }
    classNames.push(className)
  }
  if (classNames.length === 0)
    throw datasetsError('datasets/folder-empty', { path: dir, extensions })
  return { classNames, paths, labels: Int32Array.from(labels), skipped }
}
