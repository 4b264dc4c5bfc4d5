import { expect, it } from 'vitest'
import { problemsOfContents } from './packages.mjs'

const whole = ['package.json', 'README.md', 'LICENSE', 'dist/index.js', 'src/a.ts']

it('is content with code, words and a licence', () => {
  expect(problemsOfContents([...whole, 'src/id_token.ts', 'src/fixtures.ts'])).toEqual([])
})

it.each([
  'src/a.test.ts',
  'src/a.reference.json',
  'src/fixtures/a.json',
  '.env',
  '.npmrc',
  'keys/id_ed25519',
  'a.pem',
])('does not let %s be published', (file) => {
  expect(problemsOfContents([...whole, file])).toEqual([`${file} does not belong into a package`])
})

it('misses a licence', () => {
  expect(problemsOfContents(whole.filter((file) => file !== 'LICENSE'))).toEqual([
    'LICENSE is missing',
  ])
})
