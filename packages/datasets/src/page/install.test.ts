import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { httpServer } from '../../test/loopback-server.js'
import { serveFiles } from '../../test/serve-files.js'
import { tgzOf } from '../../test/tarball.js'
import { contents, gzipped, sha256, tinyDataset, tinyInfo } from '../../test/tiny-dataset.js'
import type { DataFile, PageDefinition } from '../definition.js'
import { isDatasetsError } from '../errors.js'
import { type DownloadEvent, eventsOf } from '../events.js'
import type { LabelledImages } from '../images/labelled-images.js'
import { loadFrom } from '../load-from.js'
import { mirrorAddresses } from './addresses.js'
import { installInPage, type PageInstallOptions } from './install.js'
import { openKept } from './open-kept.js'
import { openStore } from './store.js'

let version = 0

beforeEach(() => {
  version++
  vi.stubGlobal('navigator', {})
})
afterEach(() => vi.unstubAllGlobals())

/** Its store is empty: what earlier tests kept is of another version. */
const tiny = (changes: Partial<PageDefinition<LabelledImages>> = {}) =>
  ({
    ...tinyDataset(),
    ...changes,
    info: { ...tinyInfo, version: `1.0.${version}` },
  }) as PageDefinition<LabelledImages>

/** A site whose page the test is. */
const site = async (answer: Parameters<typeof httpServer>[0]) => {
  const server = await httpServer(answer)
  vi.stubGlobal('location', new URL(server.url))
  return server
}

const usual: PageInstallOptions = {
  offline: false,
  mirrors: [],
  verify: false,
  packageHosts: [],
  stallMs: 2000,
}

/** Runs to its end, whatever that is. */
const installed = async (
  definition: PageDefinition<unknown>,
  options: Partial<PageInstallOptions> = {},
  signal?: AbortSignal,
) => {
  const events: DownloadEvent[] = []
  let error: unknown
  try {
    const run = eventsOf<DownloadEvent>(
      (report, stop) => installInPage(definition, { ...usual, ...options }, report, stop),
      signal,
    )
    for await (const event of run) events.push(event)
  } catch (thrown) {
    error = thrown
  }
  const store = await openStore(definition.info)
  const kept: Record<string, Buffer> = {}
  for (const { name } of definition.files) {
    const blob = await store.find(name)
    if (blob) kept[name] = Buffer.from(await blob.arrayBuffer())
  }
  return { events, error, kept }
}

const codesOf = (error: unknown) => {
  expect(isDatasetsError(error, 'datasets/page-sources-failed')).toBe(true)
  const { reasons } = (error as { details: { reasons: { code: string }[] } }).details
  return reasons.map(({ code }) => code)
}

describe('a mirror on the own site', () => {
  it('gives the files, once', async () => {
    const server = await site(serveFiles(gzipped))
    const first = await installed(tiny(), { mirrors: [server.url] })
    expect(first.kept).toEqual(contents)
    expect(first.events.map(({ type }) => type)).toEqual([
      'source',
      'progress',
      'verified',
      'progress',
      'verified',
      'done',
    ])
    expect(first.events.at(-2)).toMatchObject({ file: 'labels', sha256: sha256(contents.labels!) })
    const second = await installed(tiny(), { mirrors: [server.url] })
    expect(second.events).toMatchObject([{ type: 'done', bytes: 180, source: { kind: 'cache' } }])
    expect(server.requests).toEqual(['GET /images.gz -', 'GET /labels.gz -'])
  })

  it('may say of a file .gz that its content is encoded: the browser inflates it then', async () => {
    const server = await site((request, response) => {
      const bytes = gzipped[request.url!.slice(1)]
      response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': bytes!.length })
      response.end(bytes)
    })
    expect((await installed(tiny(), { mirrors: [server.url] })).kept).toEqual(contents)
  })

  it('may have the files as they lie in the cache of Node, and a start page for what it lacks', async () => {
    const server = await site((request, response) =>
      request.url!.endsWith('.gz')
        ? response.end('<!doctype html><title>Home</title>')
        : serveFiles(contents)(request, response),
    )
    expect((await installed(tiny(), { mirrors: [server.url] })).kept).toEqual(contents)
  })

  it('is asked for the rest when the connection broke', async () => {
    const plain = tiny({ files: tiny().files.map(({ gzip: _, ...file }) => file) })
    let cuts = 2
    const server = await site((request, response) => {
      const whole = serveFiles(contents)
      if (request.url !== '/images' || cuts === 0) return whole(request, response)
      cuts--
      const start = Number(/=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
      // Pages of other sites are not told the range.
      response.writeHead(start > 0 ? 206 : 200, { 'content-length': 160 - start })
      response.write(contents.images!.subarray(start, start + 40))
      setTimeout(() => response.destroy(), 50)
    })
    const { kept } = await installed(plain, { mirrors: [server.url] })
    expect(kept).toEqual(contents)
    expect(server.requests).toEqual([
      'GET /images -',
      'GET /images bytes=40-',
      'GET /images bytes=80-',
      'GET /labels -',
    ])
  })

  it('sends a compressed file once more when the connection broke', async () => {
    let isCut = true
    const server = await site((request, response) => {
      if (!isCut) return serveFiles(gzipped)(request, response)
      isCut = false
      const bytes = gzipped['images.gz']!
      response.writeHead(200, { 'content-length': bytes.length })
      response.write(bytes.subarray(0, bytes.length - 30))
      setTimeout(() => response.destroy(), 50)
    })
    expect((await installed(tiny(), { mirrors: [server.url] })).kept).toEqual(contents)
    expect(server.requests.slice(0, 2)).toEqual(['GET /images.gz -', 'GET /images.gz -'])
  })

  it.each<[string, string, (response: import('node:http').ServerResponse) => void]>([
    ['other bytes', 'datasets/checksum-mismatch', (r) => r.end(gzipSync(Buffer.alloc(160)))],
    ['too few bytes', 'datasets/truncated-download', (r) => r.end(gzipSync(Buffer.alloc(7)))],
    ['too many bytes', 'datasets/too-large', (r) => r.end(gzipSync(Buffer.alloc(1e6)))],
    ['half a gzip', 'datasets/broken-gzip', (r) => r.end(gzipped['images.gz']!.subarray(0, 60))],
    ['a web page', 'datasets/login-page', (r) => r.end('<!doctype html><title>Log in</title>')],
    ['nothing', 'datasets/truncated-download', (r) => r.end()],
    ['404', 'datasets/http-status', (r) => r.writeHead(404).end()],
    ['503', 'datasets/http-status', (r) => r.writeHead(503).end()],
    [
      '429 for an hour',
      'datasets/http-status',
      (r) => r.writeHead(429, { 'retry-after': '3600' }).end(),
    ],
    ['silence', 'datasets/stalled', (r) => r.flushHeaders()],
    ['no answer', 'datasets/page-fetch', (r) => r.destroy()],
  ])('that sends %s is passed over', async (_, code, answer) => {
    const server = await site((request, response) => {
      if (request.url!.startsWith('/good/')) {
        request.url = request.url!.slice(5)
        return serveFiles(gzipped)(request, response)
      }
      return answer(response)
    })
    const bad = await installed(tiny(), { mirrors: [server.url], stallMs: 300 })
    expect(codesOf(bad.error)).toEqual([code])
    expect(bad.kept).toEqual({})
    const mirrors = [server.url, `${server.url}good`]
    expect((await installed(tiny(), { mirrors, stallMs: 300 })).kept).toEqual(contents)
  })

  it('is left when the work is aborted', async () => {
    const reason = new Error('enough')
    const stop = new AbortController()
    const server = await site((_, response) => {
      response.writeHead(200).write(gzipped['images.gz']!.subarray(0, 30))
      setTimeout(() => stop.abort(reason), 50)
    })
    const { error, kept } = await installed(tiny(), { mirrors: [server.url] }, stop.signal)
    expect(error).toBe(reason)
    expect(kept).toEqual({})
  })
})

describe('other sources', () => {
  it('are packages, file by file, from whoever serves them; then the official mirrors', async () => {
    const files = Object.fromEntries([
      ['npm/tiny-images@2.0.0/data/images', contents.images!],
      ['official/labels.gz', gzipped['labels.gz']!],
    ])
    const server = await site(serveFiles(files))
    const definition = tiny({
      dataPackage: {
        name: 'tiny-images',
        version: '2.0.0',
        integrity: '',
        tarballBytes: 0,
        paths: { images: 'data/images' },
      },
      mirrors: [`${server.url}official/`],
    })
    const packageHosts = [`${server.url}nowhere/`, `${server.url}npm/`]
    const { kept, events } = await installed(definition, { packageHosts })
    expect(kept).toEqual(contents)
    expect(events.at(-1)).toMatchObject({ source: { location: `${server.url}official/` } })
    expect(server.requests.map((request) => request.split(' ')[1])).toEqual([
      '/nowhere/tiny-images@2.0.0/data/images',
      '/npm/tiny-images@2.0.0/data/images',
      '/official/labels.gz',
    ])
  })

  it('are archives, of which the wanted files alone are taken', async () => {
    const archive = tgzOf([
      { path: 'tiny/', type: 'Directory' },
      { path: 'tiny/other', content: Buffer.from('other') },
      { path: '../../images', content: Buffer.from('escaped') },
      { path: 'tiny/images', content: contents.images! },
      { path: 'tiny/labels', content: contents.labels! },
    ])
    const server = await site(serveFiles({ 'tiny.tgz': archive }))
    const of = (bytes: Buffer) => ({ name: 'tiny.tgz', bytes: bytes.length, sha256: sha256(bytes) })
    const definition = tiny({ archive: of(archive) })
    const { kept, error } = await installed(definition, { mirrors: [server.url] })
    expect(error).toBeUndefined()
    expect(kept).toEqual(contents)
  })

  it.each<[string, string, () => Buffer]>([
    ['lacks a file', 'datasets/missing-in-archive', () => tgzOf([])],
    [
      'has another file',
      'datasets/checksum-mismatch',
      () => tgzOf([{ path: 'tiny/images', content: Buffer.from('x') }]),
    ],
    ['is no tar', 'datasets/broken-archive', () => gzipSync(Buffer.alloc(2000, 'x'))],
  ])('are archives: one that %s is refused', async (_, code, make) => {
    const bytes = make()
    const server = await site(serveFiles({ 'tiny.tgz': bytes }))
    const archive = { name: 'tiny.tgz', bytes: bytes.length, sha256: sha256(bytes) }
    const { error } = await installed(tiny({ archive }), { mirrors: [server.url] })
    expect(codesOf(error)).toEqual([code])
  })
})

describe('what is kept', () => {
  it('is enough offline, and offline nothing is fetched', async () => {
    const server = await site(serveFiles(gzipped))
    const mirrors = [server.url]
    const { error } = await installed(tiny(), { mirrors, offline: true })
    expect(isDatasetsError(error, 'datasets/page-offline')).toBe(true)
    expect(server.requests).toEqual([])
    await installed(tiny(), { mirrors })
    const again = await installed(tiny(), { mirrors, offline: true })
    expect(again.error).toBeUndefined()
    expect(again.kept).toEqual(contents)
  })

  it('is fetched anew where it is damaged, if it is verified', async () => {
    const server = await site(serveFiles(gzipped))
    await installed(tiny(), { mirrors: [server.url] })
    const store = await openStore(tiny().info)
    await store.put('labels', new Blob([new Uint8Array(20)]))
    const trusting = await installed(tiny(), { mirrors: [server.url] })
    expect(trusting.kept.labels).toEqual(Buffer.alloc(20))
    const { kept } = await installed(tiny(), { mirrors: [server.url], verify: true })
    expect(kept).toEqual(contents)
    expect(server.requests.slice(2)).toEqual(['GET /labels.gz -'])
  })

  it('says when the browser has no more room, and asks no other source', async () => {
    const full = {
      match: async () => undefined,
      delete: async () => false,
      put: async () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    vi.stubGlobal('caches', { open: async () => full })
    const server = await site(serveFiles(gzipped))
    const { error } = await installed(tiny(), { mirrors: [server.url, server.url] })
    expect(isDatasetsError(error, 'datasets/page-storage-full')).toBe(true)
    expect(server.requests).toHaveLength(1)
  })

  const loaded = async (
    definition: PageDefinition<LabelledImages>,
    split: string,
    signal?: AbortSignal,
  ) => {
    const store = await openStore(definition.info)
    return loadFrom(
      definition,
      { split, signal },
      { folder: store.path, open: openKept(store, signal), bring: async () => {} },
    )
  }

  it('is read as on a disk, a slice of it too', async () => {
    const server = await site(serveFiles(gzipped))
    await installed(tiny(), { mirrors: [server.url] })
    const { images, labels } = await loaded(tiny(), 'train[3:5]')
    expect([...labels]).toEqual([0, 1])
    expect([...images]).toEqual(Array.from({ length: 24 }, (_, index) => 36 + index))
    await expect(loaded(tiny(), 'train', AbortSignal.abort(new Error('no')))).rejects.toThrow('no')
  })

  it('is inflated where it is kept compressed', async () => {
    const server = await site(serveFiles(gzipped))
    const files: DataFile[] = Object.entries(gzipped).map(([name, bytes]) => ({
      name,
      bytes: bytes.length,
      sha256: sha256(bytes),
    }))
    // Such a file is taken as it is: compressed is what was published.
    const { kept } = await installed(tiny({ files }), { mirrors: [server.url] })
    expect(kept).toEqual(gzipped)
    const store = await openStore(tiny().info)
    const source = await openKept(store, undefined)('labels.gz')
    expect(source.bytes).toBe(contents.labels!.length)
  })

  it('cannot be taken compressed from a server that lets the browser inflate it', async () => {
    const server = await site((request, response) => {
      response.setHeader('content-encoding', 'gzip')
      response.end(gzipped[request.url!.slice(1)])
    })
    const files = [{ name: 'labels.gz', bytes: 1, sha256: '' }]
    const { error } = await installed(tiny({ files }), { mirrors: [server.url] })
    expect(codesOf(error)).toEqual(['datasets/page-encoded'])
  })

  it('may be cleared by the browser at any time', async () => {
    await expect(loaded(tiny(), 'train')).rejects.toThrow('cannot be read or written: gone')
  })
})

describe('addresses of mirrors', () => {
  beforeEach(() => vi.stubGlobal('location', new URL('http://school.example/lesson/1.html')))

  it('may lie on the own site', () => {
    const addresses = ['/data/', 'data', '../x/', 'https://example.org/mnist/']
    expect(mirrorAddresses(addresses)).toEqual([
      'http://school.example/data/',
      'http://school.example/lesson/data',
      'http://school.example/x/',
      'https://example.org/mnist/',
    ])
  })

  it.each<[unknown, string]>([
    ['http://example.org/mnist/', 'datasets/insecure-url'],
    ['ftp://example.org/', 'datasets/insecure-url'],
    ['https://', 'datasets/bad-option'],
    [7, 'datasets/bad-option'],
  ])('%s is refused', (address, code) => {
    let error: unknown
    try {
      mirrorAddresses([address as string])
    } catch (thrown) {
      error = thrown
    }
    expect(isDatasetsError(error, code as 'datasets/bad-option')).toBe(true)
  })
})
