import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scratchFolder } from '../../../test/native/scratch.js'
import { npmRegistry, tinyPackages } from '../../../test/native/tiny-engine.js'
import type { NativeEvent } from '../events.js'
import type { NpmPackage } from '../recipes/recipe.js'
import { fetchPackage } from './fetch-package.js'

const setUp = async () => {
  const root = scratchFolder()
  const { tfjsNodeFolder, tarballs } = await tinyPackages(root)
  const [tfjsNode, headers] = tarballs
  const cwd = join(root, 'project/inside')
  const partial = join(root, 'partial')
  mkdirSync(cwd, { recursive: true })
  mkdirSync(partial)
  const to = join(root, 'to')
  const events: NativeEvent[] = []
  const fetch = (pin: NpmPackage, env: Record<string, string | undefined> = {}) =>
    fetchPackage(pin, to, {
      cwd,
      partial,
      env: {
        PATH: process.env.PATH,
        HOME: join(root, 'home'),
        npm_config_cache: join(root, 'npm-cache'),
        npm_config_fetch_retries: '0',
        ...env,
      },
      signal: new AbortController().signal,
      report: (event) => events.push(event),
    })
  return { root, cwd, partial, to, tfjsNodeFolder, tfjsNode, headers, tarballs, events, fetch }
}

describe('fetchPackage', () => {
  it('asks the registry of the project’s .npmrc', async () => {
    const { cwd, to, tfjsNode, tarballs, events, fetch, partial } = await setUp()
    const { url } = await npmRegistry(tarballs)
    writeFileSync(join(cwd, '.npmrc'), `registry=${url}\n`)
    await fetch(tfjsNode.pin)
    expect(events).toEqual([{ type: 'package', name: '@tensorflow/tfjs-node', source: 'registry' }])
    expect(readFileSync(join(to, 'binding/tiny.cc'), 'utf8')).toContain('NAPI_MODULE_INIT')
    expect(readdirSync(partial)).toEqual([])
  })
  it('prefers what a folder above has installed, without its libraries', async () => {
    const { root, to, tfjsNodeFolder, tfjsNode, events, fetch } = await setUp()
    mkdirSync(join(tfjsNodeFolder, 'deps/lib'), { recursive: true })
    writeFileSync(join(tfjsNodeFolder, 'deps/lib/big.so'), 'big')
    const at = join(root, 'project/node_modules/@tensorflow/tfjs-node')
    mkdirSync(dirname(at), { recursive: true })
    symlinkSync(tfjsNodeFolder, at)
    await fetch(tfjsNode.pin)
    expect(events).toEqual([{ type: 'package', name: '@tensorflow/tfjs-node', source: 'project' }])
    expect(existsSync(join(to, 'dist/index.js'))).toBe(true)
    expect(existsSync(join(to, 'deps'))).toBe(false)
  })
  it('leaves another version alone', async () => {
    const { root, tfjsNodeFolder, tfjsNode, tarballs, events, fetch } = await setUp()
    const at = join(root, 'project/node_modules/@tensorflow/tfjs-node')
    mkdirSync(dirname(at), { recursive: true })
    symlinkSync(tfjsNodeFolder, at)
    const manifest = { name: '@tensorflow/tfjs-node', version: '3.0.0' }
    writeFileSync(join(tfjsNodeFolder, 'package.json'), JSON.stringify(manifest))
    await fetch(tfjsNode.pin, { npm_config_registry: (await npmRegistry(tarballs)).url })
    expect(events).toMatchObject([{ source: 'registry' }])
  })
  it('refuses what is not the published package', async () => {
    const { to, tfjsNode, headers, fetch } = await setUp()
    const other = [{ pin: tfjsNode.pin, bytes: headers.bytes }]
    const { url } = await npmRegistry(other, false)
    await expect(fetch(tfjsNode.pin, { npm_config_registry: url })).rejects.toMatchObject({
      code: 'backend/native-checksum-mismatch',
      details: { file: '@tensorflow/tfjs-node@0.0.1', expected: tfjsNode.pin.integrity },
    })
    expect(readdirSync(to)).toEqual([])
  })
  it('says what npm says, without logins', async () => {
    const { tfjsNode, fetch } = await setUp()
    const { host } = await npmRegistry([])
    const registry = `http://ann:pass-word@${host}/`
    const error = await fetch(tfjsNode.pin, { npm_config_registry: registry }).catch((e) => e)
    expect(error).toMatchObject({
      code: 'backend/native-npm',
      details: { reason: expect.stringContaining('404') },
    })
    expect(error.message).not.toContain('pass-word')
  })
  it('says that npm is missing', async () => {
    const { root, tfjsNode, fetch } = await setUp()
    await expect(fetch(tfjsNode.pin, { PATH: root })).rejects.toMatchObject({
      code: 'backend/native-no-npm',
      details: { name: '@tensorflow/tfjs-node@0.0.1' },
    })
  })
})
