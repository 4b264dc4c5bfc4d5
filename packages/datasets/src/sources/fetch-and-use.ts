import { datasetsError, isDatasetsError } from '../errors.js'
import { type FetchPartialOptions, fetchPartial } from './fetch-partial.js'

const badContent = [
  'datasets/checksum-mismatch',
  'datasets/broken-gzip',
  'datasets/too-large',
  'datasets/wrong-size',
  'datasets/login-page',
] as const

/**
 * Fetches what a mirror sends, going on where an earlier try ended, checks its sha256, hands it to
 * `use`, and removes it.
 *
 * @param use takes what came out of `part`
 */
export const fetchAndUse = async (
  url: string,
  { use, ...options }: FetchPartialOptions & { readonly use: () => Promise<void> },
): Promise<void> => {
  const { sent, part, signal } = options
  for (let mayRestart = (await part.size()) > 0; ; mayRestart = false) {
    try {
      await fetchPartial(url, options)
      const received = await part.sha256(signal)
      if (received !== sent.sha256) {
        const details = { file: sent.name, expected: sent.sha256, received }
        throw datasetsError('datasets/checksum-mismatch', details)
      }
      await use()
      break
    } catch (error) {
      if (!isDatasetsError(error, ...badContent)) throw error
      await part.remove()
      // Half of it was from an earlier try, perhaps of another file: once more from the start.
      if (!mayRestart) throw error
    }
  }
  await part.remove()
}
