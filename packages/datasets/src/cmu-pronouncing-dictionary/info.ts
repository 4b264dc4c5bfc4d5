import type { DatasetInfo } from '../info.js'

export const cmuPronouncingDictionaryInfo: DatasetInfo = {
  name: 'cmu-pronouncing-dictionary',
  title: 'CMU Pronouncing Dictionary',
  version: '3.0.0',
  description: '126,046 English words with the phonemes of how they are said in North America.',
  licence: 'BSD-2-Clause',
  citation: 'Carnegie Mellon University: The CMU Pronouncing Dictionary, 1993-2015.',
  homepage: 'http://www.speech.cs.cmu.edu/cgi-bin/cmudict',
  splits: { train: 126_046 },
  order: 'mixed',
  features: {
    words: {
      dtype: 'string',
      shape: [],
      description: 'Small letters, apostrophes, dots, hyphens.',
    },
    pronunciations: {
      dtype: 'string',
      shape: [-1, -1],
      description: 'One to four ways to say it, each a list of ARPABET phonemes with stress.',
    },
  },
  classNames: [],
  bytes: 4_699_401,
  downloadBytes: 950_120,
  knownIssues: [
    'A word with several pronunciations is one item here: 135,155 pronunciations in all.',
    'Inflected forms are words of their own, so that a word of a test slice often has its stem in training.',
    'Published in alphabetical order; here in one fixed mixed order.',
    'Many names and abbreviations.',
  ],
}
