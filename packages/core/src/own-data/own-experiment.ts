import type { Runnable } from '../exercises/run-experiment.js'
import type { TableData } from './encode-table.js'
import type { PictureData } from './picture-data.js'

/** Data that someone brought along. */
export type OwnData =
  | { readonly kind: 'pictures'; readonly data: PictureData }
  | { readonly kind: 'table'; readonly data: TableData }

const title = {
  pictures: { en: 'Your own pictures', 'zh-CN': '你自己的图片' },
  table: { en: 'Your own table', 'zh-CN': '你自己的表格' },
}

/**
 * An experiment with own data, to be run as those of the course are.
 *
 * @throws `core/own-data`, when it is loaded, for pictures that nothing can be learned from
 *
 * @example
 * ```ts
 * const runnable = ownExperiment({ kind: 'table', data: encodeTable(table, 'species') })
 * for await (const event of runExperiment(runnable, { epochs: 20 }, { seed: 1, language: 'en' })) {
 *   if (event.type === 'result') console.log(event.metrics.accuracy)
 * }
 * ```
 */
export const ownExperiment = (own: OwnData): Runnable => ({
  id: `own/${own.kind}`,
  experiment: {
    title: title[own.kind],
    seconds: 10,
    forks: true,
    parameters: async () =>
      own.kind === 'pictures'
        ? (await import('./pictures-parameters.js')).picturesParameters
        : (await import('./table-parameters.js')).tableParameters,
    load: async () =>
      own.kind === 'pictures'
        ? (await import('./pictures-experiment.js')).picturesExperiment(own.data)
        : (await import('./table-experiment.js')).tableExperiment(own.data),
  },
})
