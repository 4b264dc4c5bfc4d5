import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { languageOf } from './language.mjs'
import { nodeIsRecentEnough } from './node-version.mjs'
import { findNpx } from './npx.mjs'
import { isInstalled, removeStamp, writeStamp } from './stamp.mjs'

/** @type {string} */
let root
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'firstgrad-setup-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('languageOf', () => {
  it.each([
    [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', FIRSTGRAD_LANG: 'zh-CN' }, 'zh-CN'],
    [{ LANG: 'zh_CN.UTF-8', FIRSTGRAD_LANG: 'en' }, 'en'],
  ])('%j: %s', (environment, language) => {
    expect(languageOf(environment)).toBe(language)
  })
})

describe('nodeIsRecentEnough', () => {
  it('lets Node 20.17 and newer pass, and says to older ones what to do', () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const exitCode = process.exitCode
    try {
      expect(nodeIsRecentEnough('20.17.0')).toBe(true)
      expect(nodeIsRecentEnough('100.1.0')).toBe(true)
      expect(said).not.toHaveBeenCalled()
      expect(nodeIsRecentEnough('20.16.0')).toBe(false)
      expect(nodeIsRecentEnough('18.20.8')).toBe(false)
      expect(process.exitCode).toBe(1)
      expect(said.mock.calls[1]?.[0]).toContain('18.20.8')
    } finally {
      process.exitCode = exitCode
      said.mockRestore()
    }
  })
})

describe('findNpx', () => {
  it('prefers the npm that started us', () => {
    writeFileSync(join(root, 'npx-cli.js'), '')
    const found = findNpx({ npm_execpath: join(root, 'npm-cli.js'), PATH: '' }, '/usr/bin/node')
    expect(found).toEqual({ command: '/usr/bin/node', args: [join(root, 'npx-cli.js')] })
  })
  it('looks on PATH', () => {
    writeFileSync(join(root, 'npx'), '')
    expect(findNpx({ PATH: root }, join(root, 'bin/node'))).toEqual({
      command: join(root, 'npx'),
      args: [],
    })
  })
  it('says that npx is missing', () => {
    expect(() => findNpx({ PATH: root }, join(root, 'bin/node'))).toThrow('setup/npx-missing')
  })
})

describe('the stamp of an installation', () => {
  beforeEach(() => {
    for (const folder of ['packages/a', 'apps', 'bench', 'node_modules'])
      mkdirSync(join(root, folder), { recursive: true })
    for (const file of ['package.json', 'pnpm-lock.yaml', 'packages/a/package.json'])
      writeFileSync(join(root, file), 'old')
  })
  it('is missing until an installation ended well', () => {
    expect(isInstalled(root)).toBe(false)
    writeStamp(root)
    expect(isInstalled(root)).toBe(true)
    removeStamp(root)
    expect(isInstalled(root)).toBe(false)
  })
  it.each(['package.json', 'pnpm-lock.yaml', 'packages/a/package.json', 'bench/package.json'])(
    'is out of date when %s changes',
    (file) => {
      writeStamp(root)
      writeFileSync(join(root, file), 'new')
      expect(isInstalled(root)).toBe(false)
    },
  )
  it('goes with the folder node_modules', () => {
    writeStamp(root)
    rmSync(join(root, 'node_modules'), { recursive: true })
    expect(isInstalled(root)).toBe(false)
  })
})
