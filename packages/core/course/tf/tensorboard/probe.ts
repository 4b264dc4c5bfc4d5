type Answer = typeof import('./solution.js')

/** The checksum of a part that shares its buffer with other bytes. */
export const checksumOfPart = (
  { maskedCrc32c }: Answer,
  data: Uint8Array,
  from: number,
  to: number,
): number => maskedCrc32c(data.subarray(from, to))
