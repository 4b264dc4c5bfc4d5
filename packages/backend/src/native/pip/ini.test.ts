import { expect, it } from 'vitest'
import { parseIni } from './ini.js'

it('reads what pip reads', () => {
  const text = [
    '# the company’s index',
    '[global]',
    'index-url = https://one.test/simple',
    'Extra_Index_URL: https://two.test/simple',
    '    https://three.test/simple',
    '; another comment',
    'timeout=60',
    '',
    '[install]',
    'trusted-host =',
    '    one.test',
    'proxy = http://user:p=w#1@proxy.test:8080',
  ].join('\r\n')
  expect(parseIni(text)).toEqual({
    global: {
      'index-url': 'https://one.test/simple',
      'extra-index-url': 'https://two.test/simple\nhttps://three.test/simple',
      timeout: '60',
    },
    install: { 'trusted-host': 'one.test', proxy: 'http://user:p=w#1@proxy.test:8080' },
  })
})

it.each([
  ['an option before any section', 'index-url = x', 'line 1'],
  ['a line that is none', '[global]\nindex-url', 'line 2'],
])('refuses %s', (_, text, words) => {
  expect(() => parseIni(text)).toThrow(words)
})

it('takes a file of nothing', () => {
  expect(parseIni('\n\n')).toEqual({})
})
