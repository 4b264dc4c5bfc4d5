/** The code of an error of the operating system, such as ENOENT; undefined for any other. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined

/** True if the operating system refused with one of `codes`. */
export const hasCode = (error: unknown, ...codes: readonly string[]): boolean => {
  const code = systemCode(error)
  return code !== undefined && codes.includes(code)
}
