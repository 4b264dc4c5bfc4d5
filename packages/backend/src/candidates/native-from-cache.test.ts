import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import { afterEach, expect, it, vi } from 'vitest'
import { scratchFolder } from '../../test/native/scratch.js'
import { compiler, tinyEngine } from '../../test/native/tiny-engine.js'
import { wheelServer } from '../../test/native/wheel-server.js'
import { engineFolder, nativeFolder } from '../native/disk/engine-folder.js'
import { install } from '../native/install.js'
import { engineId } from '../native/recipes/engine-id.js'
import { nativeEngineName } from './tensorflow-native.js'
import { tfjsNode } from './tfjs-node.js'

const id = engineId('tfjs-node')
const able = compiler !== undefined && id !== undefined
const unable = 'needs Linux on x64 or arm64 and a C++ compiler'
const processor = () => ({ device: 'Test processor', cores: 8 })

afterEach(() => {
  vi.unstubAllEnvs()
  if (tf.findBackendFactory(nativeEngineName)) tf.removeBackend(nativeEngineName)
})

/** Installs a tiny engine where the real one would lie. */
const installTiny = async () => {
  const root = scratchFolder()
  const { recipe, projects, tfjsNodeFolder } = await tinyEngine(root)
  const { url } = await wheelServer({ projects })
  const modules = join(root, 'project/node_modules')
  mkdirSync(join(modules, '@tensorflow'), { recursive: true })
  symlinkSync(tfjsNodeFolder, join(modules, '@tensorflow/tfjs-node'))
  symlinkSync(join(dirname(tfjsNodeFolder), 'node-api-headers'), join(modules, 'node-api-headers'))
  vi.stubEnv('FIRSTGRAD_CACHE', join(root, 'cache'))
  vi.stubEnv('PIP_CONFIG_FILE', '/dev/null')
  vi.stubEnv('PIP_INDEX_URL', `${url}/simple`)
  const options = { cwd: join(root, 'project'), home: root }
  const { signal } = new AbortController()
  await install({ ...recipe, id: id! }, options, () => {}, signal)
  return engineFolder(nativeFolder(), id!)
}

it.for([
  ['is not installed', "Cannot find package '@tensorflow/tfjs-node'"],
  ['does not load', 'The Node.js native addon module can not be found'],
] as const)(
  'takes the engine from the cache where the package %s',
  async ([, message], context) => {
    if (!able) return context.skip(unable)
    const { path } = await installTiny()
    const candidate = tfjsNode(processor, () => Promise.reject(new Error(message)))
    await candidate.load()
    const running = tf.findBackend(nativeEngineName)
    expect(await candidate.inspect(running)).toEqual({
      device: 'Test processor',
      cores: 8,
      versions: { tensorflow: 'tiny 0.0.1' },
      installedIn: path,
    })
  },
)

it('prefers the package', async (context) => {
  if (!able) return context.skip(unable)
  await installTiny()
  const load = vi.fn(async () => ({}))
  await tfjsNode(processor, load).load()
  expect(load).toHaveBeenCalledOnce()
  expect(tf.findBackendFactory(nativeEngineName)).toBeFalsy()
})

it('says that the engine in the cache is broken', async (context) => {
  if (!able) return context.skip(unable)
  const { path, addon } = await installTiny()
  rmSync(addon)
  writeFileSync(addon, 'no library')
  const candidate = tfjsNode(processor, () => Promise.reject(new Error('missing')))
  await expect(candidate.load()).rejects.toMatchObject({
    reason: 'native-broken',
    details: { path, message: expect.stringContaining('tfjs_binding.node') },
  })
})

it('does not take what is not finished', async (context) => {
  if (!able) return context.skip(unable)
  const { manifest } = await installTiny()
  rmSync(manifest)
  const message = "Cannot find package '@tensorflow/tfjs-node'"
  const candidate = tfjsNode(processor, () => Promise.reject(new Error(message)))
  await expect(candidate.load()).rejects.toMatchObject({ reason: 'not-installed' })
})
