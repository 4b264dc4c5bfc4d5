import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { list } from './index.js'

const count = (value: number) => value.toLocaleString('en')

/** What the README has to say: to be copied from here when a data set is added or changed. */
const table = [
  '| name | what | items | on disk | licence |',
  '|---|---|---|--:|---|',
  ...list().map(
    ({ name, title, splits, bytes, licence }) =>
      `| \`${name}\` | ${title} | ${Object.entries(splits)
        .map(([split, items]) => `${count(items)} \`${split}\``)
        .join(', ')} | ${count(Math.max(1, Math.round(bytes / 1000)))} kB | ${licence} |`,
  ),
].join('\n')

it('the README lists the data sets as they are', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  expect(readme).toContain(table)
})
