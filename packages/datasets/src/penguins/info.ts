import type { DatasetInfo } from '../info.js'

const measured = (description: string) => ({ dtype: 'float64', shape: [], description }) as const
const said = (description: string) => ({ dtype: 'string', shape: [], description }) as const

export const penguinsInfo: DatasetInfo = {
  name: 'penguins',
  title: 'Palmer penguins',
  version: '3.2.1',
  description: 'Size, sex and island of 344 penguins of three species in Antarctica.',
  licence: 'CC0-1.0',
  citation:
    'K. B. Gorman, T. D. Williams and W. R. Fraser: Ecological sexual dimorphism and environmental variability within a community of Antarctic penguins (genus Pygoscelis). PLoS ONE, 9(3):e90081, 2014. Prepared by A. M. Horst, A. P. Hill and K. B. Gorman.',
  homepage: 'https://allisonhorst.github.io/palmerpenguins/',
  splits: { train: 344 },
  order: 'mixed',
  features: {
    island: said('Biscoe, Dream or Torgersen.'),
    beakLengthMm: measured('Length of the beak; NaN where it was not measured.'),
    beakDepthMm: measured('Depth of the beak; NaN where it was not measured.'),
    flipperLengthMm: measured('Length of a flipper; NaN where it was not measured.'),
    bodyMassG: measured('Body mass; NaN where it was not measured.'),
    sex: said("female or male; '' where it is not known."),
    labels: { dtype: 'uint8', shape: [], description: 'The species.' },
  },
  classNames: ['Adelie', 'Chinstrap', 'Gentoo'],
  bytes: 67_119,
  downloadBytes: 17_630_305,
  knownIssues: [
    'Two penguins have no measurements at all, and the sex of eleven is not known (one of them is a dot in the published file).',
    'Species and island depend on each other: Gentoo were met on Biscoe only, Chinstrap on Dream only.',
    'Published sorted by species; here in one fixed mixed order, so that every slice has all three.',
    'The package that carries it is large; only one file of it is kept.',
  ],
}
