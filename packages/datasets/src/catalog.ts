import { datasetsError } from './errors.js'
import { mnist } from './mnist/definition.js'

/** All data sets. A new one is a folder beside `mnist` and a line here. */
export const catalog = { mnist } as const

export type DatasetName = keyof typeof catalog

/** What `load` gives for each name. */
export type DatasetOf<Name extends DatasetName> = Awaited<
  ReturnType<(typeof catalog)[Name]['read']>
>

/** @throws `datasets/unknown-dataset` */
export const definitionOf = <Name extends DatasetName>(name: Name): (typeof catalog)[Name] => {
  if (!Object.hasOwn(catalog, name)) {
    throw datasetsError('datasets/unknown-dataset', { name, known: Object.keys(catalog) })
  }
  return catalog[name]
}
