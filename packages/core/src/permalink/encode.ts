import { deflateSync, strToU8 } from 'fflate'
import { toBase64url } from './base64url.js'
import { checkContent, checkLock } from './check-permalink.js'
import { limits, type Permalink, permalinkVersion } from './permalink.js'
import { refuse } from './refuse.js'

/**
 * The fragment of an address that carries a program, parameters and a seed, without its `#`. With a
 * lock, `?lock=epochs,seed` stands behind it; one may as well write that by hand.
 *
 * @throws `core/permalink` for what {@link decodePermalink} would refuse
 *
 * @example
 * ```ts
 * import { encodePermalink } from '@firstgrad/core/permalink'
 *
 * const fragment = encodePermalink({ exercise: 'basics/neuron', seed: 7, lock: ['seed'] })
 * console.log(fragment.endsWith('?lock=seed')) // true
 * ```
 */
export const encodePermalink = ({ lock = [], ...rest }: Permalink): string => {
  const content = JSON.stringify(checkContent(rest))
  const packed = toBase64url(deflateSync(strToU8(content), { level: 9 }))
  const locked = lock.length > 0 ? `?lock=${checkLock(lock).join(',')}` : ''
  const fragment = `v${permalinkVersion}.${packed}${locked}`
  return fragment.length > limits.fragment ? refuse('fragment-too-long') : fragment
}
