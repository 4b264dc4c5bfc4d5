import { download, load } from '@firstgrad/datasets'
import { tally } from './tally.mjs'

export const prepare = async () => {
  for await (const _event of download('mnist'));
  return async () => {
    const epoch = tally()
    const train = await load('mnist', { split: 'train', offline: true })
    for (const { images, labels } of train.batches({ batchSize: 64, seed: 7 }))
      epoch.add(images, labels)
    return epoch.result()
  }
}
