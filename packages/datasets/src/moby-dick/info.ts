import type { DatasetInfo } from '../info.js'

export const mobyDickInfo: DatasetInfo = {
  name: 'moby-dick',
  title: 'Moby Dick',
  version: '0.2.3',
  description: 'The novel in 135 chapters, 1.2 million characters of English, for models of text.',
  licence: 'PDDL-1.0 AND CC0-1.0',
  citation: 'Herman Melville: Moby-Dick; or, The Whale. 1851. From Project Gutenberg, by stdlib.',
  homepage: 'https://github.com/stdlib-js/datasets-moby-dick',
  splits: { train: 135 },
  features: {
    number: { dtype: 'int32', shape: [], description: 'The number of the chapter, from 1.' },
    title: { dtype: 'string', shape: [], description: 'The title, in one line.' },
    text: { dtype: 'string', shape: [], description: 'The chapter without its heading.' },
  },
  classNames: [],
  bytes: 1_204_997,
  downloadBytes: 1_489_533,
  knownIssues: [
    'Without the etymology and the extracts before chapter 1, and without the epilogue.',
    'Lines are broken after about 72 characters, which a model of characters learns too.',
    'English of 1851, with the views of its time.',
  ],
}
