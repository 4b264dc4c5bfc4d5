import { download, imageItems, load } from '@firstgrad/datasets'
import { tally } from './tally.mjs'

/** The same epoch item by item, through steps that could do anything. */
export const prepare = async () => {
  for await (const _event of download('mnist'));
  return async () => {
    const epoch = tally()
    const train = imageItems(await load('mnist', { split: 'train', offline: true }))
    for await (const { image, label } of train.shuffle({ seed: 7 }).batch(64))
      epoch.add(image, label)
    return epoch.result()
  }
}
