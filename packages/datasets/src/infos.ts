import { datasetsError } from './errors.js'
import type { DatasetInfo } from './info.js'
import { irisInfo } from './iris/info.js'
import { mnistInfo } from './mnist/info.js'
import { penguinsInfo } from './penguins/info.js'
import { spokenWordsInfo } from './spoken-words/info.js'
import { weatherInfo } from './weather/info.js'

/** All data sets by name. A new one is a folder beside `mnist`, a line here and one in `catalog.ts`. */
export const infos = {
  iris: irisInfo,
  mnist: mnistInfo,
  penguins: penguinsInfo,
  'spoken-words': spokenWordsInfo,
  weather: weatherInfo,
} as const satisfies Record<string, DatasetInfo>

export type DatasetName = keyof typeof infos

/** @throws `datasets/unknown-dataset` */
export const checkName = (name: DatasetName): void => {
  if (!Object.hasOwn(infos, name)) {
    throw datasetsError('datasets/unknown-dataset', {
      name: String(name),
      known: Object.keys(infos),
    })
  }
}
