import type { DatasetInfo } from '../info.js'

const inCm = (description: string) => ({ dtype: 'float64', shape: [], description }) as const

export const irisInfo: DatasetInfo = {
  name: 'iris',
  title: 'Iris flowers',
  version: '1.2.1',
  description: 'Four measurements each of 150 flowers of three species, 50 of each.',
  licence: 'MIT',
  citation:
    'R. A. Fisher: The use of multiple measurements in taxonomic problems. Annals of Eugenics, 7(2):179-188, 1936. Measured by E. Anderson.',
  homepage: 'https://github.com/mljs/dataset-iris',
  splits: { train: 150 },
  order: 'mixed',
  features: {
    sepalLengthCm: inCm('Length of the outer leaves.'),
    sepalWidthCm: inCm('Width of the outer leaves.'),
    petalLengthCm: inCm('Length of the inner leaves.'),
    petalWidthCm: inCm('Width of the inner leaves.'),
    labels: { dtype: 'uint8', shape: [], description: 'The species.' },
  },
  classNames: ['setosa', 'versicolor', 'virginica'],
  bytes: 5311,
  downloadBytes: 9390,
  knownIssues: [
    'Items 35 and 38 are as Fisher printed them; the widely used copy of the UCI repository has mistakes there, so that results may differ a little.',
    'Published sorted by species; here in one fixed mixed order, so that every slice has all three.',
    'Two species overlap and 150 flowers are few: a few points of accuracy are chance.',
  ],
}
