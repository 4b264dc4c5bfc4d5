import { join } from 'node:path'
import { download, idxItems, locate } from '@firstgrad/datasets'
import { tally } from './tally.mjs'

/** The same epoch from the disk, in the memory of a buffer. */
export const prepare = async () => {
  for await (const _event of download('mnist'));
  const location = await locate('mnist')
  if (!location) throw new Error('mnist is not in the cache')
  return async () => {
    const epoch = tally()
    const items = await idxItems({
      image: join(location.path, 'train-images-idx3-ubyte'),
      label: join(location.path, 'train-labels-idx1-ubyte'),
    })
    const batches = items.shuffle({ seed: 7, buffer: 10_000 }).batch(64)
    for await (const { image, label } of batches) {
      const pixels = /** @type {Uint8Array} */ (/** @type {unknown} */ (image))
      const shares = new Float32Array(pixels.length)
      for (let i = 0; i < pixels.length; i++) shares[i] = (pixels[i] ?? 0) / 255
      epoch.add(shares, /** @type {ArrayLike<number>} */ (label))
    }
    return epoch.result()
  }
}
