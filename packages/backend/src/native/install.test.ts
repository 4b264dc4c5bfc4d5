import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as tf from '@tensorflow/tfjs-core'
import { build } from 'tsup'
import { describe, expect, it, onTestFinished } from 'vitest'
import { scratchFolder } from '../../test/native/scratch.js'
import { compiler, type TinyEngine, tinyEngine } from '../../test/native/tiny-engine.js'
import { wheelServer } from '../../test/native/wheel-server.js'
import { engineFolder, nativeFolder } from './disk/engine-folder.js'
import type { NativeEvent } from './events.js'
import { install } from './install.js'
import { installedIn, loadInstalled } from './load-installed.js'
import { removeNative } from './remove-native.js'
import { nativeStatus } from './status.js'

const isAble = compiler !== undefined && process.platform === 'linux'
const unable = 'needs Linux and a C++ compiler'

/** A project that has tfjs-node installed, its scripts not run. */
const projectWith = (root: string, { tfjsNodeFolder }: TinyEngine): string => {
  const cwd = join(root, 'project')
  const at = join(cwd, 'node_modules', '@tensorflow', 'tfjs-node')
  mkdirSync(dirname(at), { recursive: true })
  symlinkSync(tfjsNodeFolder, at)
  symlinkSync(
    join(tfjsNodeFolder, '../node-api-headers'),
    join(cwd, 'node_modules/node-api-headers'),
  )
  return cwd
}

const setUp = async () => {
  const root = scratchFolder()
  const engine = await tinyEngine(root)
  const server = await wheelServer({ projects: engine.projects })
  const cacheFolder = join(root, 'cache')
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: join(root, 'home'),
    PIP_CONFIG_FILE: '/dev/null',
    PIP_INDEX_URL: `${server.url}/simple`,
  }
  const cwd = projectWith(root, engine)
  const run = async (
    options: { cwd?: string; env?: NodeJS.ProcessEnv; signal?: AbortSignal } = {},
  ) => {
    const events: NativeEvent[] = []
    const { signal = new AbortController().signal, ...rest } = options
    const all = { cwd, env, home: join(root, 'home'), cacheFolder, ...rest }
    await install(engine.recipe, all, (event) => events.push(event), signal)
    return events
  }
  const folder = engineFolder(nativeFolder({ cacheFolder }), engine.recipe.id)
  return { root, engine, server, cacheFolder, env, cwd, run, folder }
}

const types = (events: readonly NativeEvent[]) => [...new Set(events.map(({ type }) => type))]

describe('install', () => {
  it('fetches, builds, tries and tells; and has nothing to do the second time', async (context) => {
    if (!isAble) return context.skip(unable)
    const { run, folder, server, cacheFolder } = await setUp()
    const events = await run()
    expect(types(events)).toEqual(['wheel', 'progress', 'verified', 'package', 'compile', 'done'])
    const done = { type: 'done', engine: 'tfjs-node', tensorflow: '0.0.1', path: folder.path }
    expect(events.at(-1)).toMatchObject({ ...done, already: false })
    expect(events.filter(({ type }) => type === 'package')).toEqual([
      { type: 'package', name: '@tensorflow/tfjs-node', source: 'project' },
      { type: 'package', name: 'node-api-headers', source: 'project' },
    ])
    expect(readdirSync(folder.path).sort()).toEqual(['installed.json', 'script', 'site'])
    const asked = server.asked().length
    expect(await run()).toEqual([expect.objectContaining({ ...done, already: true })])
    expect(server.asked()).toHaveLength(asked)
    const [status] = await nativeStatus({ cacheFolder })
    expect(status).toMatchObject({ id: 'tiny', complete: true, engine: 'tfjs-node' })
    expect(status!.bytes).toBe((events.at(-1) as { bytes: number }).bytes)
  })

  it('serves the caller’s own tfjs-core, and tells where it came from', async (context) => {
    if (!isAble) return context.skip(unable)
    const { run, folder } = await setUp()
    await run()
    loadInstalled(folder.path, 'tfjs-node', 'tensorflow')
    onTestFinished(() => tf.removeBackend('tensorflow'))
    expect(tf.findBackendFactory('tensorflow')).toBeDefined()
    const running = tf.findBackend('tensorflow')
    expect(running).toBeInstanceOf(tf.KernelBackend)
    expect(running).toMatchObject({ packageName: '@tensorflow/tfjs-node', isUsingGpuDevice: false })
    const kernel = tf.getKernel('Tiny' as never, 'tensorflow')
    expect(kernel.kernelFunc({ inputs: {}, backend: running })).toBe('tiny 0.0.1')
    expect(installedIn(running)).toBe(folder.path)
  })

  it('mends what was damaged, and keeps the rest', async (context) => {
    if (!isAble) return context.skip(unable)
    const { run, folder } = await setUp()
    await run()
    const damaged = join(folder.site, 'tensorflow/libtensorflow_framework.so.2')
    writeFileSync(damaged, 'x')
    rmSync(folder.addon)
    const events = await run()
    expect(events.filter(({ type }) => type === 'verified')).toEqual([
      expect.objectContaining({ file: 'tensorflow/libtensorflow_framework.so.2' }),
    ])
    expect(events.at(-1)).toMatchObject({ type: 'done', already: false })
    expect(existsSync(folder.addon)).toBe(true)
  })

  it('says what the compiler says, and leaves nothing that could be loaded', async (context) => {
    if (!isAble) return context.skip(unable)
    const { run, engine, folder, cacheFolder } = await setUp()
    writeFileSync(join(engine.tfjsNodeFolder, 'binding/tiny.cc'), '#include <no_such_header.h>\n')
    await expect(run()).rejects.toMatchObject({
      code: 'backend/native-compile-failed',
      details: { reason: expect.stringContaining('no_such_header.h') },
    })
    expect(existsSync(folder.manifest)).toBe(false)
    expect(await nativeStatus({ cacheFolder })).toMatchObject([{ id: 'tiny', complete: false }])
  })

  it('tries the addon in a process of its own, and says how that ended', async (context) => {
    if (!isAble) return context.skip(unable)
    const { run, engine, folder } = await setUp()
    const source = '#include <node_api.h>\n#include <cstdlib>\nNAPI_MODULE_INIT() { abort(); }\n'
    writeFileSync(join(engine.tfjsNodeFolder, 'binding/tiny.cc'), source)
    await expect(run()).rejects.toMatchObject({
      code: 'backend/native-does-not-load',
      details: { path: folder.path, reason: 'the process ended with SIGABRT' },
    })
    expect(existsSync(folder.manifest)).toBe(false)
  })

  it('stops when told to, and goes on later', async (context) => {
    if (!isAble) return context.skip(unable)
    const { run, folder } = await setUp()
    const stop = new AbortController()
    stop.abort()
    await expect(run({ signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' })
    expect(existsSync(folder.manifest)).toBe(false)
    expect((await run()).at(-1)?.type).toBe('done')
  })

  it('is done once by two processes at once', async (context) => {
    if (!isAble) return context.skip(unable)
    const { engine, root, env, cwd, server, cacheFolder, folder } = await setUp()
    const room = fileURLToPath(new URL('../..', import.meta.url))
    const outDir = join(room, 'node_modules/.cache/firstgrad-native')
    await build({
      config: false,
      silent: true,
      entry: { child: join(room, 'test/native/install-child.ts') },
      outDir,
      format: 'esm',
      target: 'es2022',
      noExternal: ['@firstgrad/errors'],
      external: ['proper-lockfile', 'tar', 'undici'],
      outExtension: () => ({ js: '.mjs' }),
      esbuildOptions: (settings) => {
        settings.conditions = ['@firstgrad/source']
      },
    })
    const recipe = join(root, 'recipe.json')
    writeFileSync(recipe, JSON.stringify(engine.recipe))
    const child = () =>
      new Promise<NativeEvent[]>((resolve, reject) => {
        const args = [join(outDir, 'child.mjs'), recipe, cwd]
        const running = spawn(process.execPath, args, {
          env: { ...env, FIRSTGRAD_CACHE: cacheFolder },
        })
        let [stdout, stderr] = ['', '']
        running.stdout.on('data', (text) => (stdout += text))
        running.stderr.on('data', (text) => (stderr += text))
        running.on('close', (code) =>
          code === 0
            ? resolve(
                stdout
                  .trim()
                  .split('\n')
                  .map((line) => JSON.parse(line)),
              )
            : reject(new Error(stderr)),
        )
      })
    const both = await Promise.all([child(), child()])
    const already = both.map((events) => (events.at(-1) as { already: boolean }).already)
    expect(already.sort()).toEqual([false, true])
    expect(both.flat().filter(({ type }) => type === 'compile')).toHaveLength(1)
    expect(server.asked().filter((one) => one === 'GET /simple/tiny/')).toHaveLength(1)
    expect(existsSync(folder.manifest)).toBe(true)
    expect(readdirSync(dirname(folder.path))).toEqual(['tiny'])
  })
})

describe('removeNative', () => {
  it('takes everything away, finished or not, and tells what', async (context) => {
    if (!isAble) return context.skip(unable)
    const { run, folder, cacheFolder } = await setUp()
    await run()
    const half = engineFolder(nativeFolder({ cacheFolder }), 'half').partial
    mkdirSync(half, { recursive: true })
    writeFileSync(join(half, 'x.part'), 'half')
    const removed = await removeNative({ cacheFolder })
    expect(removed.map(({ id, complete }) => [id, complete])).toEqual([
      ['half', false],
      ['tiny', true],
    ])
    expect(existsSync(folder.path)).toBe(false)
    expect(existsSync(nativeFolder({ cacheFolder }))).toBe(false)
    expect(await removeNative({ cacheFolder })).toEqual([])
    expect(await nativeStatus({ cacheFolder })).toEqual([])
  })
})
