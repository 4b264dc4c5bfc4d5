import { petFaces } from '@firstgrad/datasets'

/** @param {{ size: 32 | 64, n: number }} options */
export const prepare = (options) => () => {
  const { masks } = petFaces({ seed: 7, ...options })
  // Of the first hundred, which everybody draws.
  const some = masks.subarray(0, 100 * options.size * options.size)
  return { headShare: some.reduce((sum, value) => sum + value, 0) / some.length }
}
