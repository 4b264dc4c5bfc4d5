import { datasetsError } from '../errors.js'
import { publicAddress } from './public-address.js'

/** @throws `datasets/bad-option`, `datasets/insecure-url` */
export const checkMirrors = (mirrors: readonly string[] = []): void => {
  for (const mirror of mirrors) {
    if (!URL.canParse(mirror)) {
      const expected = 'addresses like https://example.org/mnist/'
      const details = { option: 'mirrors', expected, received: JSON.stringify(mirror) }
      throw datasetsError('datasets/bad-option', details)
    }
    if (new URL(mirror).protocol !== 'https:') {
      throw datasetsError('datasets/insecure-url', { url: publicAddress(mirror) })
    }
  }
}
