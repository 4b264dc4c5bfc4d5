/**
 * A 32-bit seed for one purpose, made from the seed of the whole run.
 *
 * Each use of randomness (the order of an epoch, the mask of a dropout layer at a step) has its
 * own seed, so that none depends on how often another was drawn: a resumed run draws the same.
 * FNV-1a over the path, finished by MurmurHash3's mixer, since FNV alone leaves the high bits of
 * neighbouring seeds alike.
 *
 * @example
 * ```js
 * import { deriveSeed } from '@firstgrad/core'
 *
 * console.log(deriveSeed(7, 'order', 0) === deriveSeed(7, 'order', 0)) // true
 * console.log(deriveSeed(7, 'order', 0) === deriveSeed(7, 'order', 1)) // false
 * ```
 */
export const deriveSeed = (seed: number, ...path: readonly (string | number)[]): number => {
  let hash = 0x811c9dc5
  for (const character of [seed, ...path].join('/')) {
    hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193)
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}
