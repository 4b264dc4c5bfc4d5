import { stat } from 'node:fs/promises'
import { nativeError } from '../errors.js'

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
  const words = (error.message || error.name).replaceAll(/\/\/[^/\s@]+@/g, '//')
  return code === undefined || words.includes(code) ? words : `${code}: ${words}`
}

/** The system's errors about `path` in our words; any other error as it is. */
export const asFileError = (error: unknown, path: string, neededBytes = 0): unknown => {
  const options = { cause: error }
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return nativeError('backend/native-disk-full', { path, neededBytes }, options)
  if (code === 'EROFS') return nativeError('backend/native-read-only', { path }, options)
  if (code === 'EACCES' || code === 'EPERM')
    return nativeError('backend/native-no-permission', { path }, options)
  if (
    code !== undefined &&
    /^E[A-Z0-9]+$/.test(code) &&
    error instanceof Error &&
    'syscall' in error
  )
    return nativeError('backend/native-file-system', { path, reason: reasonOf(error) }, options)
  return error
}

/** The size of a file; 0 if there is none. */
export const sizeOf = async (path: string): Promise<number> => {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 0
    throw asFileError(error, path)
  }
}
