import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { download, locate } from '@firstgrad/datasets'
import { tally } from './tally.mjs'

const pixels = 784
const batchSize = 64

/** Marsaglia's xorshift32, as one would paste it. */
const random = (/** @type {number} */ seed) => {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

const shuffled = (/** @type {number} */ length, /** @type {number} */ seed) => {
  const order = Uint32Array.from({ length }, (_, index) => index)
  const next = random(seed)
  for (let last = length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1))
    const kept = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = kept
  }
  return order
}

/** What one would write without a library: the files as they lie there, trusted. */
export const prepare = async () => {
  for await (const _event of download('mnist'));
  const location = await locate('mnist')
  if (!location) throw new Error('mnist is not in the cache')
  return () => {
    const images = readFileSync(join(location.path, 'train-images-idx3-ubyte')).subarray(16)
    const labels = readFileSync(join(location.path, 'train-labels-idx1-ubyte')).subarray(8)
    const order = shuffled(labels.length, 7)
    const epoch = tally()
    for (let start = 0; start < order.length; start += batchSize) {
      const rows = order.subarray(start, start + batchSize)
      const batch = new Float32Array(rows.length * pixels)
      const classes = new Uint8Array(rows.length)
      for (let row = 0; row < rows.length; row++) {
        const index = rows[row] ?? 0
        classes[row] = labels[index] ?? 0
        for (let pixel = 0; pixel < pixels; pixel++)
          batch[row * pixels + pixel] = (images[index * pixels + pixel] ?? 0) / 255
      }
      epoch.add(batch, classes)
    }
    return epoch.result()
  }
}
