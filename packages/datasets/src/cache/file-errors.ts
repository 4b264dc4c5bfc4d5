import { datasetsError } from '../errors.js'

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined

/** True if `error` is of the file system or system call family and has one of `codes`. */
export const hasCode = (error: unknown, ...codes: readonly string[]): boolean => {
  const code = codeOf(error)
  return code !== undefined && codes.includes(code)
}

/** Why something failed, in as few words as the error has, and without credentials. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const code = codeOf(error)
  const words = (error.message || error.name)
    .replace(/^request to \S+ failed, reason: /, '')
    .replaceAll(/\/\/[^/\s@]+@/g, '//')
  return code === undefined || words.includes(code) ? words : `${code}: ${words}`
}

/** The system's errors about `path` in our words; any other error as it is. */
export const asFileError = (error: unknown, path: string, neededBytes = 0): unknown => {
  const options = { cause: error }
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return datasetsError('datasets/disk-full', { path, neededBytes }, options)
    case 'EROFS':
      return datasetsError('datasets/read-only', { path }, options)
    case 'EACCES':
    case 'EPERM':
      return datasetsError('datasets/no-permission', { path }, options)
    case 'ENOTDIR':
    case 'EEXIST':
      return datasetsError('datasets/not-a-folder', { path }, options)
    case 'EIO':
    case 'ENOENT':
    case 'EISDIR':
    case 'EMFILE':
    case 'ENFILE':
    case 'EFBIG':
    case 'ENAMETOOLONG':
    case 'ELOOP':
    case 'EBUSY':
      return datasetsError('datasets/file-system', { path, reason: reasonOf(error) }, options)
    default:
      return error
  }
}

/** These concern the disk: another source of the data would meet them as well. */
export const fileErrorCodes = [
  'datasets/disk-full',
  'datasets/read-only',
  'datasets/no-permission',
  'datasets/not-a-folder',
  'datasets/file-system',
  'datasets/page-storage-full',
] as const
