import { expect, it } from 'vitest'
import { readMarkdown, runnableBlocks } from './read-markdown.mjs'

const text = [
  '# One',
  '```js',
  '# not a heading',
  'a()',
  '```',
  '## Two #2',
  '````md',
  '```js',
  'inner()',
  '```',
  '````',
  '```sh',
  'npm start',
  '```',
  '```js',
  'never closed()',
].join('\n')

it('tells headings from comments inside of code', () => {
  expect(readMarkdown(text).headings).toEqual([
    { level: 1, text: 'One' },
    { level: 2, text: 'Two #2' },
  ])
})

it('finds the blocks tagged js and nothing else', () => {
  expect(runnableBlocks(text)).toEqual([{ tag: 'js', code: '# not a heading\na()\n', line: 2 }])
})

it('reads an empty text', () => {
  expect(readMarkdown('')).toEqual({ headings: [], blocks: [] })
})
