import { checkCount, parseJson, readText } from '../content/read-text.js'
import type { PageDefinition } from '../definition.js'
import { vegaDatasets } from '../sources/packages.js'
import { chooseRows } from '../splits/choose-rows.js'
import { type LabelledTable, labelColumn, numberColumn, textColumn } from '../tables/table.js'
import { penguinsInfo } from './info.js'

type Numbers = Float64Array<ArrayBuffer>

/** Millimetres and grams, NaN for what was not measured. */
export type PenguinColumns = {
  readonly island: readonly string[]
  readonly beakLengthMm: Numbers
  readonly beakDepthMm: Numbers
  readonly flipperLengthMm: Numbers
  readonly bodyMassG: Numbers
  /** `female`, `male`, or `''` where it is not known. */
  readonly sex: readonly string[]
}

interface Penguin {
  readonly Species: string
  readonly Island: string
  readonly 'Beak Length (mm)': number | null
  readonly 'Beak Depth (mm)': number | null
  readonly 'Flipper Length (mm)': number | null
  readonly 'Body Mass (g)': number | null
  readonly Sex: string | null
}

export const penguins: PageDefinition<LabelledTable<PenguinColumns>> = {
  info: penguinsInfo,
  files: [
    {
      name: 'penguins.json',
      bytes: 67_119,
      sha256: '0facf769609f1205b82cbceb8238c36af3e6147a0ca0e163902cc6281ce3e917',
    },
  ],
  dataPackage: vegaDatasets,
  mirrors: [],
  async read({ open, slices, seed }) {
    const source = await open('penguins.json')
    const { file } = source
    const all = parseJson<readonly Penguin[]>(await readText(source), file)
    checkCount(all, 344, file)
    const rows = chooseRows(penguinsInfo, { slices, seed })
    const sexes: Readonly<Record<string, string>> = { FEMALE: 'female', MALE: 'male' }
    return {
      length: rows.length,
      columns: {
        island: textColumn(rows, (row) => all[row]?.Island),
        beakLengthMm: numberColumn(rows, (row) => all[row]?.['Beak Length (mm)']),
        beakDepthMm: numberColumn(rows, (row) => all[row]?.['Beak Depth (mm)']),
        flipperLengthMm: numberColumn(rows, (row) => all[row]?.['Flipper Length (mm)']),
        bodyMassG: numberColumn(rows, (row) => all[row]?.['Body Mass (g)']),
        sex: textColumn(rows, (row) => sexes[all[row]?.Sex ?? '']),
      },
      labels: labelColumn(rows, penguinsInfo, (row) => all[row]?.Species),
      classNames: penguinsInfo.classNames,
      info: penguinsInfo,
    }
  },
}
