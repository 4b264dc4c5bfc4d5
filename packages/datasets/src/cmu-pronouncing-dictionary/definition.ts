import { checkIndex } from '../check-option.js'
import { checkCount, readText, unexpectedContent } from '../content/read-text.js'
import type { PageDefinition } from '../definition.js'
import type { Pronunciations } from '../lexicons/pronunciations.js'
import { chooseRows } from '../splits/choose-rows.js'
import { cmuPronouncingDictionaryInfo as info } from './info.js'

const vowels = 'AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW'.split(' ')
const consonants = 'B CH D DH F G HH JH K L M N NG P R S SH T TH V W Y Z ZH'.split(' ')
const phonemes = [
  ...vowels.flatMap((vowel) => [0, 1, 2].map((stress) => vowel + stress)),
  ...consonants,
].sort()

/** `  "record(2)": "R IH0 K AO1 R D # verb",` of the published module, which is read as text. */
const linePattern = /^ {2}"([^"\\(]+)(\(\d\))?": "([A-Z012 ]+?)(?: #[^"]*)?",?$/

interface Entry {
  readonly word: string
  /** Each with spaces between its phonemes. */
  readonly sounds: string[]
}

const entriesOf = (text: string, file: string): readonly Entry[] => {
  const [, start, ...lines] = text.trimEnd().split('\n')
  if (start !== 'export const dictionary = {' || lines.pop() !== '}') {
    throw unexpectedContent(file, 'export const dictionary', String(start))
  }
  const entries: Entry[] = []
  for (const line of lines) {
    const [, word, again, sound] = linePattern.exec(line) ?? []
    const last = entries.at(-1)
    if (word === undefined || sound === undefined) {
      throw unexpectedContent(file, 'a word with its phonemes', JSON.stringify(line))
    }
    // `record(2)` follows `record`.
    if (again !== undefined && last?.word === word) last.sounds.push(sound)
    else entries.push({ word, sounds: [sound] })
  }
  checkCount(entries, 126_046, file)
  return entries
}

export const cmuPronouncingDictionary: PageDefinition<Pronunciations> = {
  info,
  files: [
    {
      name: 'cmudict.js',
      bytes: 4_699_401,
      sha256: 'ef8b2b976d2e5801b7541ebcc7714f538d1ffa0ebb28645259536e2666bd2948',
    },
  ],
  dataPackage: {
    name: 'cmu-pronouncing-dictionary',
    version: '3.0.0',
    integrity:
      'sha512-6y5X4OxsYFnHERo6WSVPnLrk53G07MOQ8aUb2z555JgwynpbZsHR0a//WdN6DUcmE1j2auTF2TtL4PpoKze8QQ==',
    tarballBytes: 950_120,
    paths: { 'cmudict.js': 'index.js' },
  },
  mirrors: [],
  async read({ open, slices, seed }) {
    const source = await open('cmudict.js')
    const { file } = source
    const all = entriesOf(await readText(source), file)
    const entries = Array.from(chooseRows(info, { slices, seed }), (row) => all[row]!)
    return {
      length: entries.length,
      words: entries.map(({ word }) => word),
      pronunciations(index) {
        checkIndex('index', index, entries.length)
        return entries[index]!.sounds.map((sound) => sound.split(' '))
      },
      phonemes,
      info,
    }
  },
}
