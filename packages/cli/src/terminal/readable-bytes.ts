/** A size with the unit that fits: `5.3 kB`, `55.0 MB`. */
export const readableBytes = (bytes: number): string => {
  if (bytes < 1e3) return `${bytes} B`
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
