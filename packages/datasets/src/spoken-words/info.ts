import type { DatasetInfo } from '../info.js'
import { countOf, spokenWords } from './utterances.js'

export const spokenWordsInfo: DatasetInfo = {
  name: 'spoken-words',
  title: 'Spoken words',
  version: '1.0.0',
  description:
    'Ten digits and eight orders, said by four voices of the speech synthesiser Flite at many paces, a second each, made on this machine.',
  licence: 'BSD-4-Clause',
  citation:
    'A. W. Black and K. A. Lenzo: Flite: a small fast run-time synthesis engine. 4th ISCA Workshop on Speech Synthesis, 2001.',
  homepage: 'https://github.com/festvox/flite',
  splits: { train: countOf('train'), test: countOf('test') },
  features: {
    audio: {
      dtype: 'float32',
      shape: [16_000],
      description: 'Sound pressure at 16,000 samples a second, -1 to 1.',
    },
    labels: { dtype: 'uint8', shape: [], description: 'The word.' },
  },
  classNames: [...spokenWords],
  bytes: 21_530_456,
  downloadBytes: 14_516_718,
  knownIssues: [
    'Synthetic speech: four voices, no accents, no rooms. A model that knows all of it may know little of people.',
    'Train and test have the same voices; hold out a voice by `utterances` to see what a new one is worth.',
    'Each word is made when it is loaded, about 30 ms a word.',
  ],
}
