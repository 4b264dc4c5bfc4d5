import { fromBase64url } from './base64url.js'
import { checkContent, checkLock } from './check-permalink.js'
import { inflateWithin } from './inflate.js'
import { limits, type Permalink, permalinkVersion } from './permalink.js'
import { refuse } from './refuse.js'

/** Programs that pass links on write some characters as `%2C`. */
const unescaped = (fragment: string): string => {
  if (!fragment.includes('%')) return fragment
  try {
    return decodeURIComponent(fragment)
  } catch {
    return refuse('no-link')
  }
}

const textOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse('not-json')
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return refuse('not-json')
  }
}

/**
 * Reads the fragment of an address, with or without its `#`. Whatever it is, what comes back is an
 * exercise's id, a program, numbers, truths and short words; whether the exercise exists and takes
 * these parameters is for its schema to say.
 *
 * @throws `core/permalink`; its `details.reason` says what is wrong
 *
 * @example
 * ```ts
 * import { decodePermalink, encodePermalink } from '@firstgrad/core/permalink'
 *
 * const fragment = encodePermalink({ exercise: 'basics/neuron', parameters: { steps: 50 } })
 * console.log(decodePermalink(fragment).parameters.steps) // 50
 * ```
 */
export const decodePermalink = (fragment: string): Permalink => {
  if (fragment.length > limits.fragment) return refuse('fragment-too-long')
  const [, version, packed, names] =
    /^#?v(\d{1,6})\.([^?]*)(?:\?lock=(.*))?$/s.exec(unescaped(fragment)) ?? refuse('no-link')
  if (Number(version) !== permalinkVersion) return refuse('version', String(Number(version)))
  const bytes = fromBase64url(packed!) ?? refuse('not-base64')
  const inflated = inflateWithin(bytes, limits.content)
  if (typeof inflated === 'string') return refuse(inflated)
  const content = checkContent(parsed(textOf(inflated)))
  // A lock stands behind, where a teacher can write it, and nowhere else.
  const lock = names?.split(',').map((name) => name.trim())
  return lock === undefined ? content : { ...content, lock: checkLock(lock) }
}
