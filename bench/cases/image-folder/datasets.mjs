import { dataset, imageFolder } from '@firstgrad/datasets'
import { makePhotos } from './photos.mjs'
import { tally } from './tally.mjs'

const toShares = (/** @type {import('@firstgrad/datasets').FolderImage} */ { image, label }) => {
  const shares = new Float32Array(image.length)
  for (let at = 0; at < image.length; at++) shares[at] = (image[at] ?? 0) / 255
  return { image: shares, label }
}

/** @param {{ folder: string, count: number, batchSize: number, workers: number }} options */
export const prepare = ({ folder, count, batchSize, workers }) => {
  makePhotos(folder, count)
  return async () => {
    const epoch = tally()
    const photos = await imageFolder(folder, { workers })
    for await (const { image, label } of dataset(() => photos)
      .map(toShares)
      .batch(batchSize))
      epoch.add(image, label)
    return epoch.result()
  }
}
