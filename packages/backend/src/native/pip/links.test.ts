import { expect, it } from 'vitest'
import { parseLinks, projectPage } from './links.js'

const base = 'https://one.test/simple/tiny/'
const sha256 = 'ab'.repeat(32)

it('reads the JSON of PEP 691', () => {
  const files = [
    { filename: 'tiny-1.whl', url: '../../files/tiny-1.whl?token=x', hashes: { sha256 } },
    { filename: 'tiny-2.whl', url: 'https://files.test/tiny-2.whl', hashes: {} },
    { filename: 7 },
  ]
  expect(parseLinks(JSON.stringify({ meta: {}, files }), base)).toEqual([
    { file: 'tiny-1.whl', url: 'https://one.test/files/tiny-1.whl?token=x', sha256 },
    { file: 'tiny-2.whl', url: 'https://files.test/tiny-2.whl' },
  ])
  expect(parseLinks('{"files":[]}', base)).toEqual([])
})

it('reads the HTML of PEP 503, in the ways in which servers write it', () => {
  const html = `<!DOCTYPE html><html><head><base href="https://files.test/"></head><body>
    <a data-requires-python="&gt;=3.9" href="a/tiny-1%2Bcpu.whl#sha256=${sha256.toUpperCase()}">tiny</a><br>
    <A HREF='/b/tiny-2.whl?a=1&amp;b=2'>x</A> <a href=c/tiny-3.tar.gz>x</a> <a name="x">y</a>`
  expect(parseLinks(html, base)).toEqual([
    { file: 'tiny-1+cpu.whl', url: 'https://files.test/a/tiny-1%2Bcpu.whl', sha256 },
    { file: 'tiny-2.whl', url: 'https://files.test/b/tiny-2.whl?a=1&b=2' },
    { file: 'tiny-3.tar.gz', url: 'https://files.test/c/tiny-3.tar.gz' },
  ])
})

it('takes an empty project for an index, and a login page, JSON of others or nothing for none', () => {
  expect(parseLinks('<html><title>Links for tiny</title></html>', base)).toEqual([])
  expect(parseLinks('<form><a href="/forgot">Forgot?</a></form>', base)).toBeUndefined()
  expect(parseLinks('{"error":"no"}', base)).toBeUndefined()
  expect(parseLinks('{"files": [', base)).toBeUndefined()
  expect(parseLinks('', base)).toBeUndefined()
})

it('ends the address of a project with one slash', () => {
  expect(projectPage('https://one.test/simple//', 'tiny')).toBe('https://one.test/simple/tiny/')
})
