import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { failures, installed, isWhole, type Outcome } from '../../test/installed.js'
import { httpServer, type LoopbackServer } from '../../test/loopback-server.js'
import { scratchFolder } from '../../test/scratch-folder.js'
import { goodEntries, integrityOf, packageOf, type TarEntry, tgzOf } from '../../test/tarball.js'
import { contents, tinyDataset } from '../../test/tiny-dataset.js'

const good = tgzOf(goodEntries)

interface Registry {
  readonly tgz: Buffer
  /** What the registry says about the tarball. Default: the truth. */
  readonly integrity?: string
  readonly version?: string
  readonly name?: string
}

/** Answers as a registry that has one package. */
const registryOf =
  ({ tgz, integrity = integrityOf(tgz), version = '1.0.0', name = 'tiny-data' }: Registry) =>
  (request: Parameters<RequestListener>[0], response: Parameters<RequestListener>[1]): void => {
    if (request.url?.endsWith('.tgz')) {
      response.writeHead(200, { 'content-length': tgz.length }).end(tgz)
      return
    }
    if (decodeURIComponent(request.url ?? '') !== `/${name}`) {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"not found"}')
      return
    }
    const tarball = `http://${request.headers.host}/${name}/-/tiny-data-${version}.tgz`
    const manifest = { name, version, dist: { tarball, integrity } }
    const packument = { name, 'dist-tags': { latest: version }, versions: { [version]: manifest } }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(packument))
  }

/** Runs the tiny data set against a registry; `tgz` is what our own code pins. */
const against = async (
  answer: RequestListener,
  options: Parameters<typeof installed>[1] = {},
  tgz = good,
): Promise<Outcome & { server: LoopbackServer }> => {
  const server = await httpServer(answer)
  const definition = tinyDataset({ dataPackage: packageOf(tgz) })
  return { ...(await installed(definition, { env: server.env, ...options })), server }
}

/** The same with a tarball of these entries that the registry and our code agree on. */
const withEntries = (entries: readonly TarEntry[]) => {
  const tgz = tgzOf(entries)
  return against(registryOf({ tgz }), {}, tgz)
}

const reason = ({ error }: Outcome): string => (error as Error).message

/** Without the package that is not installed, which every list begins with. */
const codes = (outcome: Outcome): readonly string[] => {
  const [first, ...rest] = failures(outcome)
  expect(first).toBe('datasets/package-not-installed')
  return rest
}

describe('a registry that works', () => {
  it('gives the files of the tarball, and says how', async () => {
    const outcome = await against(registryOf({ tgz: good }))
    expect(outcome.error).toBeUndefined()
    expect(isWhole(outcome)).toBe(true)
    const { events, server } = outcome
    const source = { kind: 'registry', location: server.url }
    expect(events[0]).toEqual({ type: 'source', name: 'tiny', source })
    expect(events.filter(({ type }) => type === 'progress').at(-1)).toMatchObject({
      receivedBytes: good.length,
      totalBytes: good.length,
    })
    expect(events.filter(({ type }) => type === 'verified')).toHaveLength(2)
    expect(events.at(-1)).toMatchObject({ type: 'done', source })
  })

  it('is given the credentials of the user’s .npmrc', async () => {
    const seen: (string | undefined)[] = []
    const server = await httpServer((request, response) => {
      seen.push(request.headers.authorization)
      registryOf({ tgz: good })(request, response)
    })
    const home = scratchFolder()
    const lines = [`registry=${server.url}`, `${server.url.slice(5)}:_authToken=token-of-ada`]
    writeFileSync(join(home, '.npmrc'), lines.join('\n'))
    const definition = tinyDataset({ dataPackage: packageOf(good) })
    const outcome = await installed(definition, { env: { HOME: home } })
    expect(isWhole(outcome)).toBe(true)
    expect(seen).toEqual(['Bearer token-of-ada', 'Bearer token-of-ada'])
    expect(JSON.stringify(outcome.events)).not.toContain('token-of-ada')
  })

  it('is the one of the project’s .npmrc, which may name one for a scope', async () => {
    const server = await httpServer(registryOf({ tgz: good, name: '@school/tiny-data' }))
    const cwd = scratchFolder()
    writeFileSync(join(cwd, 'package.json'), '{}')
    writeFileSync(
      join(cwd, '.npmrc'),
      `registry=http://127.0.0.1:1/\n@school:registry=${server.url}\n`,
    )
    const definition = tinyDataset({ dataPackage: packageOf(good, '@school/tiny-data') })
    const outcome = await installed(definition, { cwd, env: { HOME: scratchFolder() } })
    expect(outcome.error).toBeUndefined()
    expect(isWhole(outcome)).toBe(true)
  })

  it('leaves npm’s environment and cache alone', async () => {
    const before = { ...process.env }
    const { server } = await against(registryOf({ tgz: good }))
    expect({ ...process.env }).toEqual(before)
    expect(existsSync(join(server.env.HOME!, '.npm'))).toBe(false)
  })
})

describe('a registry that misbehaves', () => {
  it('announces another checksum than the pinned one', async () => {
    const outcome = await against(registryOf({ tgz: good, integrity: integrityOf(Buffer.of(1)) }))
    expect(codes(outcome)).toEqual(['datasets/package-integrity'])
    expect(outcome.server.requests).toHaveLength(1)
    expect(outcome.left).toEqual([])
  })

  it('sends another tarball than it announces', async () => {
    const other = Buffer.from(good)
    other[other.length - 1]! ^= 1
    const outcome = await against(registryOf({ tgz: other, integrity: integrityOf(good) }))
    expect(codes(outcome)).toEqual(['datasets/package-integrity'])
    expect(reason(outcome)).toContain('tiny-data@1.0.0')
    expect(outcome.left).toEqual([])
  })

  it('sends a tarball that never ends', async () => {
    const outcome = await against((request, response) => {
      if (!request.url?.endsWith('.tgz')) return registryOf({ tgz: good })(request, response)
      const more = () => {
        if (!response.destroyed) response.write(Buffer.alloc(2 ** 16), () => setImmediate(more))
      }
      more()
    })
    expect(codes(outcome)).toEqual(['datasets/too-large'])
    expect(outcome.left).toEqual([])
  })

  it('does not have the package, or not the version', async () => {
    const none = await against((_, response) => response.writeHead(404).end('{}'))
    expect(codes(none)).toEqual(['datasets/package-not-found'])
    const other = await against(registryOf({ tgz: good, version: '2.0.0' }))
    expect(codes(other)).toEqual(['datasets/package-not-found'])
    expect(reason(other)).toContain('npm config set registry')
  })

  it.each([401, 403])('wants a login (%d)', async (status) => {
    const outcome = await against((_, response) => response.writeHead(status).end('{}'))
    expect(codes(outcome)).toEqual(['datasets/registry-auth'])
    expect(reason(outcome)).toContain('npm login')
  })

  it('answers with the login page of a network', async () => {
    const outcome = await against((_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end('<!DOCTYPE html><title>Welcome to the Wi-Fi</title>'),
    )
    expect(codes(outcome)).toEqual(['datasets/login-page'])
  })

  it('breaks off in the middle', async () => {
    const outcome = await against((request, response) => {
      if (!request.url?.endsWith('.tgz')) return registryOf({ tgz: good })(request, response)
      response.writeHead(200, { 'content-length': good.length })
      response.write(good.subarray(0, 50), () => response.destroy())
    })
    expect(codes(outcome)).toEqual(['datasets/network'])
    expect(outcome.left).toEqual([])
  })

  it('falls silent in the middle', async () => {
    const outcome = await against(
      (request, response) => {
        if (!request.url?.endsWith('.tgz')) return registryOf({ tgz: good })(request, response)
        response.writeHead(200, { 'content-length': good.length })
        response.write(good.subarray(0, 50))
      },
      { stallMs: 300 },
    )
    expect(codes(outcome)).toEqual(['datasets/stalled'])
    expect(outcome.left).toEqual([])
  })

  it('is not there at all', async () => {
    const definition = tinyDataset({ dataPackage: packageOf(good) })
    const env = { HOME: scratchFolder(), npm_config_registry: 'http://127.0.0.1:1/' }
    const outcome = await installed(definition, { env })
    expect(codes(outcome)).toEqual(['datasets/network'])
    expect(reason(outcome)).toContain('http://127.0.0.1:1/')
  })

  it('hangs, and the reader aborts', async () => {
    const stop = new AbortController()
    const why = new Error('enough')
    const outcome = await against(
      (request, response) => {
        if (!request.url?.endsWith('.tgz')) return registryOf({ tgz: good })(request, response)
        response.writeHead(200, { 'content-length': good.length })
        response.write(good.subarray(0, 50), () => setTimeout(() => stop.abort(why), 30))
      },
      { signal: stop.signal },
    )
    expect(outcome.error).toBe(why)
    expect(outcome.left).toEqual([])
  })
})

describe('a tarball that is the published one, and wicked', () => {
  const [manifest, images, labels] = goodEntries as [TarEntry, TarEntry, TarEntry]
  const rest = [manifest, labels]

  it('names paths outside: they choose no file, and none is written', async () => {
    const outside = `${scratchFolder()}/evil`
    const outcome = await withEntries([
      { path: '../../../../evil', content: Buffer.from('evil') },
      { path: outside, content: Buffer.from('evil') },
      { path: 'package/../data/images', content: Buffer.from('evil') },
      { path: 'package\\data\\images', content: Buffer.from('evil') },
      { path: 'package/data/CON', content: Buffer.from('evil') },
      ...goodEntries,
    ])
    expect(isWhole(outcome)).toBe(true)
    expect(existsSync(outside)).toBe(false)
  })

  it('has a link where a file should be', async () => {
    for (const type of ['SymbolicLink', 'Link'] as const) {
      const link = { path: 'package/data/images', type, linkpath: '/etc/passwd' }
      const outcome = await withEntries([link, ...rest])
      expect(codes(outcome)).toEqual(['datasets/missing-in-archive'])
    }
  })

  it('has a file twice: the first counts, as it was checked', async () => {
    const again = { path: 'package/data/images', content: Buffer.from('evil') }
    expect(isWhole(await withEntries([...goodEntries, again]))).toBe(true)
    expect(codes(await withEntries([again, ...goodEntries]))).toEqual(['datasets/wrong-size'])
  })

  it('lacks a file', async () => {
    const outcome = await withEntries(rest)
    expect(codes(outcome)).toEqual(['datasets/missing-in-archive'])
    expect(reason(outcome)).toContain('tiny-data@1.0.0 should contain data/images')
    // The other file was whole, and stays.
    expect(outcome.left).toEqual(['labels'])
  })

  it('has a file of the wrong content, of too much, of too little', async () => {
    const content = Buffer.from(contents.images!)
    content[30]! ^= 1
    const changed = await withEntries([{ ...images, content }, ...rest])
    expect(codes(changed)).toEqual(['datasets/checksum-mismatch'])
    const long = await withEntries([{ ...images, content: Buffer.alloc(1e6) }, ...rest])
    expect(codes(long)).toEqual(['datasets/too-large'])
    const short = await withEntries([{ ...images, content: Buffer.alloc(10) }, ...rest])
    expect(codes(short)).toEqual(['datasets/wrong-size'])
    for (const { left } of [changed, long, short]) expect(left).not.toContain('images')
  })

  it('has too many entries', async () => {
    const many = Array.from({ length: 10_001 }, (_, index) => ({ path: `package/${index}` }))
    const outcome = await withEntries([...many, ...goodEntries])
    expect(codes(outcome)).toEqual(['datasets/broken-archive'])
    expect(reason(outcome)).toContain('more than 10000 entries')
  })

  it('is cut off, is no archive, is empty', async () => {
    for (const tgz of [good.subarray(0, 200), Buffer.alloc(3000, 65), Buffer.alloc(0)]) {
      const outcome = await against(registryOf({ tgz }), {}, tgz)
      expect(codes(outcome)).toHaveLength(1)
      expect(codes(outcome)[0]).toMatch(/broken-archive|missing-in-archive/)
      expect(outcome.left).not.toContain('images')
    }
  })

  it('is replaced by the next source', async () => {
    const tgz = tgzOf(rest)
    const server = await httpServer(registryOf({ tgz }))
    const cwd = scratchFolder()
    const folder = join(cwd, 'node_modules', 'tiny-data', 'data')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, '..', 'package.json'), '{}')
    writeFileSync(join(folder, 'images'), contents.images!)
    const definition = tinyDataset({ dataPackage: packageOf(tgz) })
    const outcome = await installed(definition, { env: server.env, cwd })
    // The installed package has one file, the tarball the other: together they are whole.
    expect(outcome.error).toBeUndefined()
    expect(isWhole(outcome)).toBe(true)
    expect(outcome.events.filter(({ type }) => type === 'failed-source')).toMatchObject([
      { source: { kind: 'package' }, code: 'datasets/missing-in-archive' },
    ])
  })
})
