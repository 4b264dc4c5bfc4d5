import type { DatasetDefinition } from './definition.js'
import { checkName, type DatasetName } from './infos.js'
import { lfw } from './lfw/definition.js'
import { oxfordIiitPet } from './oxford-iiit-pet/definition.js'
import { pageCatalog } from './page-catalog.js'

/** How each data set is fetched and read. Apart from `infos.ts`, so that pages need none of it. */
export const catalog = {
  ...pageCatalog,
  lfw,
  'oxford-iiit-pet': oxfordIiitPet,
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
