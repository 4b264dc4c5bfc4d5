import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { bundled } from '../test/bundled.js'
import { failures, installed, isWhole } from '../test/installed.js'
import { httpServer, httpsServer } from '../test/loopback-server.js'
import { scratchFolder } from '../test/scratch-folder.js'
import { serveFiles } from '../test/serve-files.js'
import { goodEntries, packageOf, tgzOf } from '../test/tarball.js'
import { contents, gzipped, tinyDataset } from '../test/tiny-dataset.js'
import { isDatasetsError } from './errors.js'
import type { DownloadEvent } from './events.js'
import { install } from './install.js'

/** A working directory with the package installed. */
const withPackage = (files: Readonly<Record<string, Buffer>> = contents): string => {
  const cwd = scratchFolder()
  const folder = join(cwd, 'node_modules', 'tiny-data', 'data')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, '..', 'package.json'), '{"name":"tiny-data"}')
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
  return cwd
}

const dataPackage = packageOf(tgzOf(goodEntries))
const env = { HOME: '/nonexistent', npm_config_registry: 'http://127.0.0.1:1/' }

describe('the order of the sources', () => {
  it('is the cache first, without a lock, even on a disk that cannot be written to', async () => {
    const cacheDir = scratchFolder()
    const path = join(cacheDir, 'tiny', '1.0.0')
    mkdirSync(path, { recursive: true })
    for (const name of ['images', 'labels']) writeFileSync(join(path, name), contents[name]!)
    chmodSync(path, 0o500)
    onTestFinished(() => chmodSync(path, 0o700))
    const outcome = await installed(tinyDataset({ mirrors: ['https://no.invalid/'] }), { cacheDir })
    expect(outcome.events).toEqual([
      { type: 'done', name: 'tiny', path, bytes: 180, source: { kind: 'cache', location: path } },
    ])
    expect(isWhole(outcome)).toBe(true)
  })

  it('then an installed package, also offline', async () => {
    const definition = tinyDataset({ dataPackage })
    const outcome = await installed(definition, { cwd: withPackage(), env, offline: true })
    expect(isWhole(outcome)).toBe(true)
    expect(outcome.events.at(-1)).toMatchObject({
      source: { kind: 'package', location: 'tiny-data' },
    })
  })

  it('goes on after a package that cannot be read', async () => {
    const cwd = withPackage({ labels: contents.labels! })
    mkdirSync(join(cwd, 'node_modules/tiny-data/data/images'))
    const server = await httpsServer(serveFiles(gzipped))
    const definition = tinyDataset({ dataPackage })
    const outcome = await installed(definition, { cwd, env: server.env, mirrors: [server.url] })
    expect(isWhole(outcome)).toBe(true)
    expect(outcome.events.filter(({ type }) => type === 'failed-source')).toMatchObject([
      { source: { kind: 'package' }, code: 'datasets/broken-archive' },
    ])
  })

  it('then own mirrors, the registry, the official mirrors', async () => {
    const cwd = withPackage({ images: Buffer.from('changed'), labels: contents.labels! })
    const definition = tinyDataset({ dataPackage, mirrors: ['https://127.0.0.1:3/'] })
    const options = { cwd, env, mirrors: ['https://127.0.0.1:2/'] }
    const outcome = await installed(definition, options)
    expect(failures(outcome)).toEqual([
      'datasets/wrong-size',
      'datasets/network',
      'datasets/network',
      'datasets/network',
    ])
    const { message } = outcome.error as Error
    expect(message.split('\n').slice(1, 5)).toEqual([
      expect.stringMatching(/^ {2}- the installed package tiny-data: images should have 160 bytes/),
      expect.stringMatching(/^ {2}- the mirror https:\/\/127.0.0.1:2\/: .*ECONNREFUSED/),
      expect.stringMatching(
        /^ {2}- the npm registry tiny-data@1.0.0: http:\/\/127.0.0.1:1\/ .*ECONN/,
      ),
      expect.stringMatching(/^ {2}- the mirror https:\/\/127.0.0.1:3\/: .*ECONNREFUSED/),
    ])
    expect(outcome.events.filter(({ type }) => type === 'failed-source')).toHaveLength(4)
    expect(outcome.left).toEqual([])
  })
})

describe('offline', () => {
  it('asks nobody, makes no folder, and says what to do', async () => {
    const server = await httpsServer(serveFiles(gzipped))
    const outcome = await installed(tinyDataset({ mirrors: [server.url], dataPackage }), {
      env: server.env,
      offline: true,
    })
    expect(isDatasetsError(outcome.error, 'datasets/offline')).toBe(true)
    expect((outcome.error as Error).message).toContain('FIRSTGRAD_DATA_DIR')
    expect(server.requests).toEqual([])
    expect(existsSync(join(outcome.cacheDir, 'tiny'))).toBe(false)
  })
})

describe('a file of the wrong size in the cache', () => {
  it('is fetched anew, and only that one', async () => {
    const server = await httpsServer(serveFiles(gzipped))
    const definition = tinyDataset({ mirrors: [server.url] })
    const { cacheDir } = await installed(definition, { env: server.env })
    writeFileSync(join(cacheDir, 'tiny/1.0.0/labels'), 'cut')
    server.requests.length = 0
    const outcome = await installed(definition, { env: server.env, cacheDir })
    expect(isWhole(outcome)).toBe(true)
    expect(server.requests).toEqual(['GET /labels.gz -'])
    expect(outcome.events[0]).toMatchObject({
      type: 'failed-source',
      source: { kind: 'cache' },
      code: 'datasets/wrong-size',
      details: { file: 'labels', expectedBytes: 20, receivedBytes: 3 },
    })
  })
})

describe('the disk', () => {
  const attempt = async (cacheDir: string) => {
    const outcome = await installed(tinyDataset({ dataPackage }), {
      cwd: withPackage(),
      env,
      cacheDir,
    })
    return outcome.error
  }

  it('is full: nothing half stays, and no other source is tried', async () => {
    const probe = await open(join(scratchFolder(), 'probe'), 'w')
    const prototype = Object.getPrototypeOf(probe) as typeof probe
    await probe.close()
    const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    const write = vi.spyOn(prototype, 'write').mockRejectedValue(full)
    onTestFinished(() => write.mockRestore())
    const definition = tinyDataset({ dataPackage, mirrors: ['https://127.0.0.1:3/'] })
    const outcome = await installed(definition, { cwd: withPackage(), env })
    expect(write).toHaveBeenCalledTimes(1)
    expect(isDatasetsError(outcome.error, 'datasets/disk-full')).toBe(true)
    expect((outcome.error as Error).message).toContain('needs room for 160 B')
    expect(outcome.events.filter(({ type }) => type === 'failed-source')).toEqual([])
    expect(outcome.left).toEqual([])
  })

  it('has a file where the folder should be', async () => {
    const file = join(scratchFolder(), 'file')
    writeFileSync(file, '')
    expect(isDatasetsError(await attempt(file), 'datasets/not-a-folder')).toBe(true)
  })

  it('forbids to write', async () => {
    const folder = scratchFolder()
    chmodSync(folder, 0o500)
    const error = await attempt(folder)
    // Root may write anywhere, so there the download works.
    if (process.getuid?.() === 0) expect(error).toBeUndefined()
    else expect(isDatasetsError(error, 'datasets/no-permission')).toBe(true)
  })

  it('has a path that cannot be', async () => {
    const error = await attempt(join(scratchFolder(), 'x'.repeat(5000)))
    expect(isDatasetsError(error, 'datasets/file-system')).toBe(true)
  })
})

describe('a reader who stops', () => {
  it('stops the download; the lock is free at once', async () => {
    const server = await httpsServer((_, response) => {
      response.writeHead(200)
      response.write(gzipped['images.gz']!.subarray(0, 5))
    })
    const cacheDir = scratchFolder()
    const definition = tinyDataset({ mirrors: [server.url] })
    const { eventsOf } = await import('./events.js')
    const run = eventsOf<DownloadEvent>((report, stop) =>
      install(definition, { cacheDir, env: server.env }, report, stop),
    )
    for await (const event of run) if (event.type === 'progress') break
    expect(existsSync(join(cacheDir, 'tiny/1.0.0/.lock'))).toBe(false)
  })
})

describe('several at once', () => {
  let child = ''
  beforeAll(async () => {
    child = await bundled('test/install-child.ts', 'install-child')
  })
  afterAll(() => rmSync(child, { force: true }))

  const start = (args: readonly string[], childEnv: NodeJS.ProcessEnv) => {
    const { PATH } = process.env
    const running = spawn(process.execPath, [child, ...args], { env: { PATH, ...childEnv } })
    let output = ''
    let errors = ''
    running.stdout.on('data', (text) => (output += text))
    running.stderr.on('data', (text) => (errors += text))
    const ended = new Promise<DownloadEvent[]>((resolve, reject) => {
      running.on('close', (code, signal) => {
        const lines = output.split('\n').filter(Boolean)
        if (code === 0 || signal === 'SIGKILL') resolve(lines.map((line) => JSON.parse(line)))
        else reject(new Error(errors))
      })
    })
    return { running, ended }
  }

  it('in one process and in three more: one downloads, the others wait for it', async () => {
    const answer = serveFiles(gzipped)
    const server = await httpsServer((request, response) =>
      setTimeout(() => answer(request, response), 400),
    )
    const cacheDir = scratchFolder()
    const children = [1, 2, 3].map(() => start([cacheDir, server.url], server.env))
    const definition = tinyDataset({ mirrors: [server.url] })
    const here = installed(definition, { cacheDir, env: server.env })
    const both = installed(definition, { cacheDir, env: server.env })
    const all = [
      ...(await Promise.all(children.map(({ ended }) => ended))),
      (await here).events,
      (await both).events,
    ]
    expect(server.requests).toEqual(['GET /images.gz -', 'GET /labels.gz -'])
    const sources = all.map((events) => {
      const last = events.at(-1)
      return last?.type === 'done' ? last.source.kind : last?.type
    })
    expect(sources.sort()).toEqual(['cache', 'cache', 'cache', 'cache', 'mirror'])
    expect(isWhole(await both)).toBe(true)
    expect(all.flat().some(({ type }) => type === 'waiting')).toBe(true)
  })

  it('a process that is killed leaves no lock that anybody waits for', async () => {
    const hanging = await httpsServer((_, response) => {
      response.writeHead(200)
      response.write(gzipped['images.gz']!.subarray(0, 6))
    })
    const cacheDir = scratchFolder()
    const { running, ended } = start([cacheDir, hanging.url], hanging.env)
    await vi.waitFor(() => {
      const part = readFileSync(join(cacheDir, 'tiny/1.0.0/.partial/images.gz.part'))
      expect(part.length).toBe(6)
    }, 20_000)
    running.kill('SIGKILL')
    await ended
    expect(existsSync(join(cacheDir, 'tiny/1.0.0/.lock'))).toBe(true)

    const server = await httpsServer(serveFiles(gzipped))
    const before = performance.now()
    const outcome = await installed(tinyDataset({ mirrors: [server.url] }), {
      cacheDir,
      env: server.env,
    })
    expect(isWhole(outcome)).toBe(true)
    expect(server.requests[0]).toBe('GET /images.gz bytes=6-')
    // Ten seconds would mean that the lock had to grow stale.
    expect(performance.now() - before).toBeLessThan(8000)
  })

  it('a lock of another machine is waited for, until it is stale', async () => {
    const server = await httpsServer(serveFiles(gzipped))
    const cacheDir = scratchFolder()
    const path = join(cacheDir, 'tiny', '1.0.0')
    mkdirSync(join(path, '.lock'), { recursive: true })
    const owner = { host: `not-${hostname()}`, pid: 1 }
    writeFileSync(join(path, '.lock-owner.json'), JSON.stringify(owner))
    const definition = tinyDataset({ mirrors: [server.url] })
    const patience = AbortSignal.timeout(600)
    const waiting = await installed(definition, { cacheDir, env: server.env, signal: patience })
    expect(waiting.error).toBe(patience.reason)
    expect(waiting.events).toEqual([{ type: 'waiting', name: 'tiny', path }])

    const longAgo = new Date(Date.now() - 60_000)
    utimesSync(join(path, '.lock'), longAgo, longAgo)
    expect(isWhole(await installed(definition, { cacheDir, env: server.env }))).toBe(true)
  })

  it('through the proxy of the environment, which Node’s fetch would ignore', async () => {
    const server = await httpsServer(serveFiles(gzipped))
    const asked: string[] = []
    const proxy = createServer((client) => {
      client.once('data', (head) => {
        const [, host = '', port = ''] = /^CONNECT (\S+):(\d+) /.exec(String(head)) ?? []
        asked.push(`${host}:${port}`)
        const upstream = connect(Number(port), host, () => {
          client.write('HTTP/1.1 200 Connection established\r\n\r\n')
          upstream.pipe(client).pipe(upstream)
        })
        upstream.on('error', () => client.destroy())
        client.on('error', () => upstream.destroy())
      })
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void proxy.close())
    const HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/`
    const url = server.url.replace('127.0.0.1', 'localhost')
    const { ended } = start([scratchFolder(), url], { ...server.env, HTTPS_PROXY })
    expect((await ended).at(-1)).toMatchObject({ type: 'done', source: { kind: 'mirror' } })
    expect(new Set(asked)).toEqual(new Set([new URL(url).host]))
  })
})

describe('plain http', () => {
  it('is refused for a mirror before anything is asked', async () => {
    const server = await httpServer(serveFiles(gzipped))
    const outcome = await installed(tinyDataset({ mirrors: [server.url] }), { env: server.env })
    expect(failures(outcome)).toEqual(['datasets/insecure-url'])
    expect(server.requests).toEqual([])
  })
})
