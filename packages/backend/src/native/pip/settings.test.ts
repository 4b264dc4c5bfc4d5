import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pipSettings } from './settings.js'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'firstgrad-pip-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const write = (path: string, text: string): string => {
  const file = join(root, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}
const index = (host: string) => `index-url = https://${host}/simple\n`
const settings = (env: Record<string, string> = {}) =>
  pipSettings({ env, home: join(root, 'home'), machine: [join(root, 'etc')] })
const chosen = async (env?: Record<string, string>) => (await settings(env)).indexes

describe('which index', () => {
  it('is PyPI if nothing is said', async () => {
    expect(await chosen()).toEqual(['https://pypi.org/simple'])
  })
  it('goes from the machine to the user to the environment to the file of choice to variables', async () => {
    write('etc/pip.conf', `[global]\n${index('machine.test')}`)
    expect(await chosen()).toEqual(['https://machine.test/simple'])
    write('home/.pip/pip.conf', `[global]\n${index('old-user.test')}`)
    expect(await chosen()).toEqual(['https://old-user.test/simple'])
    write('home/.config/pip/pip.conf', `[global]\n${index('user.test')}`)
    expect(await chosen()).toEqual(['https://user.test/simple'])
    write('venv/pip.conf', `[global]\n${index('site.test')}`)
    const VIRTUAL_ENV = join(root, 'venv')
    expect(await chosen({ VIRTUAL_ENV })).toEqual(['https://site.test/simple'])
    const PIP_CONFIG_FILE = write('mine.conf', `[global]\n${index('mine.test')}`)
    expect(await chosen({ VIRTUAL_ENV, PIP_CONFIG_FILE })).toEqual(['https://mine.test/simple'])
    const PIP_INDEX_URL = 'https://variable.test/simple'
    const all = { VIRTUAL_ENV, PIP_CONFIG_FILE, PIP_INDEX_URL }
    expect(await chosen(all)).toEqual(['https://variable.test/simple'])
  })
  it('takes [install] over [global], whichever file they are in', async () => {
    write('etc/pip.conf', `[install]\n${index('install.test')}`)
    write('home/.config/pip/pip.conf', `[global]\n${index('global.test')}`)
    expect(await chosen()).toEqual(['https://install.test/simple'])
  })
  it('leaves the user’s file out for a file of choice, and all files for /dev/null', async () => {
    write('etc/pip.conf', '[global]\nextra-index-url = https://extra.test/simple\n')
    write('home/.config/pip/pip.conf', `[global]\n${index('user.test')}`)
    const PIP_CONFIG_FILE = write('mine.conf', '[global]\ntimeout = 5\n')
    expect(await chosen({ PIP_CONFIG_FILE })).toEqual([
      'https://pypi.org/simple',
      'https://extra.test/simple',
    ])
    expect(await chosen({ PIP_CONFIG_FILE: '/dev/null' })).toEqual(['https://pypi.org/simple'])
  })
  it('follows XDG_CONFIG_HOME', async () => {
    write('xdg/pip/pip.conf', `[global]\n${index('xdg.test')}`)
    expect(await chosen({ XDG_CONFIG_HOME: join(root, 'xdg') })).toEqual([
      'https://xdg.test/simple',
    ])
  })
  it('names the file that cannot be read, and an address that is none', async () => {
    const file = write('etc/pip.conf', 'nonsense')
    await expect(settings()).rejects.toMatchObject({
      code: 'backend/native-pip-config',
      details: { path: file },
    })
    rmSync(file)
    await expect(settings({ PIP_INDEX_URL: '//me:secret@host' })).rejects.toThrow('//host is no')
  })
})

describe('logins', () => {
  const header = (login: string) => `Basic ${Buffer.from(login).toString('base64')}`

  it('come from the address, and are in no address that is shown', async () => {
    const found = await settings({ PIP_INDEX_URL: 'https://ann:p%40ss@one.test/simple' })
    expect(found.indexes).toEqual(['https://one.test/simple'])
    expect(found.authorization(new URL('https://one.test/files/a.whl'))).toBe(header('ann:p@ss'))
    expect(found.authorization(new URL('https://two.test/'))).toBeUndefined()
    expect(found.authorization(new URL('https://one.test:8443/'))).toBeUndefined()
  })
  it('come from .netrc', async () => {
    const NETRC = write('netrc', 'machine one.test login bob password x')
    const { authorization } = await settings({ NETRC })
    expect(authorization(new URL('https://one.test/simple'))).toBe(header('bob:x'))
    write('home/.netrc', 'machine two.test login eve password y')
    expect((await settings()).authorization(new URL('https://two.test/'))).toBe(header('eve:y'))
  })
})

it('trusts hosts as pip is told to, and reads certificates and a proxy', async () => {
  const cert = write('ca.pem', 'PEM')
  write('etc/pip.conf', `[global]\ntrusted-host = one.test\n  two.test:81\ncert = ${cert}\n`)
  const found = await settings({ PIP_PROXY: 'proxy.test:80' })
  const isTrusted = (url: string) => found.isTrusted(new URL(url))
  expect(isTrusted('http://one.test:99/')).toBe(true)
  expect(isTrusted('http://two.test:81/')).toBe(true)
  expect(isTrusted('http://two.test/')).toBe(false)
  expect(found).toMatchObject({ certificates: 'PEM', proxy: 'proxy.test:80' })
  await expect(settings({ PIP_CERT: join(root, 'none.pem') })).rejects.toMatchObject({
    code: 'backend/native-pip-config',
  })
})
