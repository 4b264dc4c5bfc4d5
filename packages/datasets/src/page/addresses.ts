import { datasetsError } from '../errors.js'
import { publicAddress } from '../sources/public-address.js'

/** True for what no one on the way can change: by https, or from the page's own site. */
export const isSafe = (address: string): boolean => {
  const { protocol, origin } = new URL(address)
  return protocol === 'https:' || origin === location.origin
}

/**
 * The addresses of mirrors; those without a host lie on the page's own site.
 *
 * @throws `datasets/bad-option`, `datasets/insecure-url`
 */
export const mirrorAddresses = (mirrors: readonly string[] = []): readonly string[] =>
  mirrors.map((mirror) => {
    if (typeof mirror !== 'string' || !URL.canParse(mirror, location.href)) {
      const expected = 'addresses like /data/mnist/ or https://example.org/mnist/'
      const details = { option: 'mirrors', expected, received: JSON.stringify(mirror) }
      throw datasetsError('datasets/bad-option', details)
    }
    const address = new URL(mirror, location.href).href
    if (isSafe(address)) return address
    throw datasetsError('datasets/insecure-url', { url: publicAddress(address) })
  })
