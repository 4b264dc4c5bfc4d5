import { expect, it } from 'vitest'
import { proxyFor } from './proxy-for.js'

const https = new URL('https://files.one.test/a')
const http = new URL('http://one.test:8080/a')

it('reads the usual variables, and pip’s own first', () => {
  const env = { HTTPS_PROXY: 'http://upper', https_proxy: 'http://lower', http_proxy: 'plain:3128' }
  expect(proxyFor(https, env)).toBe('http://lower')
  expect(proxyFor(http, env)).toBe('http://plain:3128')
  expect(proxyFor(http, { HTTP_PROXY: 'http://x' })).toBeUndefined()
  expect(proxyFor(https, env, 'pip.test:80')).toBe('http://pip.test:80')
  expect(proxyFor(https, {})).toBeUndefined()
})

it.each([
  ['*', true],
  ['one.test', true],
  ['.one.test', true],
  ['*.one.test', true],
  ['x.test, files.one.test', true],
  ['files.one.test:443', true],
  ['files.one.test:80', false],
  ['ne.test', false],
  ['', false],
])('leaves out what no_proxy names: %j', (no_proxy, isLeftOut) => {
  const proxy = proxyFor(https, { https_proxy: 'http://p', no_proxy })
  expect(proxy).toBe(isLeftOut ? undefined : 'http://p')
})
