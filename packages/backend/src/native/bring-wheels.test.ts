import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { loopback } from '../../test/native/loopback.js'
import { scratchFolder } from '../../test/native/scratch.js'
import { sha256, type WheelServerOptions, wheelServer } from '../../test/native/wheel-server.js'
import { zip } from '../../test/native/zip.js'
import { type EngineFolder, engineFolder } from './disk/engine-folder.js'
import type { NativeEvent } from './events.js'
import { bringWheels } from './install.js'
import type { Recipe, Wheel } from './recipes/recipe.js'

const library = randomBytes(300_000)
const header = Buffer.from('#define TINY 1\n'.repeat(50))
const files = {
  'tiny/__init__.py': Buffer.from('import nothing\n'.repeat(5000)),
  'tiny/lib.so.2': library,
  'tiny/much_else.so': randomBytes(2_000_000),
  'tiny/include/tiny.h': header,
}

const wheelOf = (bytes: Buffer, contents: Readonly<Record<string, Buffer>>): Wheel => ({
  project: 'tiny',
  file: 'tiny-1-py3-none-any.whl',
  bytes: bytes.length,
  sha256: sha256(bytes),
  members: Object.entries(contents).map(([name, content]) => ({
    name,
    bytes: content.length,
    sha256: sha256(content),
  })),
})

const bytes = zip(files)
const wheel = wheelOf(bytes, { 'tiny/lib.so.2': library, 'tiny/include/tiny.h': header })
const projects = { tiny: { [wheel.file]: bytes } }

const recipeOf = (...wheels: Wheel[]): Recipe => ({
  id: 'tiny',
  engine: 'tfjs-node',
  tensorflow: '0',
  wheels,
  tfjsNode: { name: 'a', version: '1', integrity: '' },
  nodeHeaders: { name: 'b', version: '1', integrity: '' },
})

interface Outcome {
  readonly events: NativeEvent[]
  readonly error?: { code?: string; details?: Record<string, unknown>; message: string }
  readonly folder: EngineFolder
}

/** Fetches with nothing of this machine's own settings. */
const bring = async (
  index: string,
  {
    root = scratchFolder(),
    env = {},
    from = wheel,
    signal = new AbortController().signal,
    onEvent = () => {},
  }: {
    root?: string
    env?: Record<string, string>
    from?: Wheel
    signal?: AbortSignal
    onEvent?: (event: NativeEvent) => void
  } = {},
): Promise<Outcome> => {
  const folder = engineFolder(root, 'tiny')
  mkdirSync(folder.partial, { recursive: true })
  const events: NativeEvent[] = []
  const report = (event: NativeEvent) => {
    events.push(event)
    onEvent(event)
  }
  const all = { PIP_CONFIG_FILE: '/dev/null', PIP_INDEX_URL: index, ...env }
  const options = { env: all, home: join(root, 'home'), stallMs: 3000 }
  try {
    await bringWheels(recipeOf(from), folder, options, report, signal)
    return { events, folder }
  } catch (error) {
    return { events, folder, error: error as NonNullable<Outcome['error']> }
  }
}

const expectWhole = ({ error, folder, events }: Outcome): void => {
  expect(error).toBeUndefined()
  expect(sha256(readFileSync(join(folder.site, 'tiny/lib.so.2')))).toBe(sha256(library))
  expect(readFileSync(join(folder.site, 'tiny/include/tiny.h'), 'utf8')).toBe(String(header))
  expect(readdirSync(folder.partial)).toEqual([])
  expect(events.filter(({ type }) => type === 'verified')).toEqual([
    { type: 'verified', file: 'tiny/lib.so.2', bytes: library.length },
    { type: 'verified', file: 'tiny/include/tiny.h', bytes: header.length },
  ])
}

/** What must never be there after a failure: a file under its final name. */
const expectNothing = ({ folder }: Outcome): void => {
  expect(existsSync(join(folder.site, 'tiny/lib.so.2'))).toBe(false)
}

const serve = (options: Partial<WheelServerOptions> = {}) => wheelServer({ projects, ...options })

describe('an index that works', () => {
  it.each(['json', 'html'] as const)('gives parts of the wheel, found in its %s', async (form) => {
    const server = await serve({ form })
    const outcome = await bring(`${server.url}/simple`)
    expectWhole(outcome)
    const [index, ...ranges] = server.asked()
    expect(index).toBe('GET /simple/tiny/')
    expect(ranges).toHaveLength(4)
    const fetched = ranges.map((one) => /bytes=(\d+)-(\d+)$/.exec(one)!)
    const sum = fetched.reduce((total, [, from, to]) => total + Number(to) + 1 - Number(from), 0)
    // All but the two megabytes that nobody asked for; the end is looked at in 64 kB.
    expect(sum).toBeLessThan(library.length + 100_000)
    const url = `${server.url}/files/${wheel.file}`
    expect(outcome.events[0]).toMatchObject({ type: 'wheel', file: wheel.file, url, whole: false })
    const progress = outcome.events.filter((event) => event.type === 'progress')
    const { totalBytes } = progress.at(-1)!
    expect(progress.at(-1)!.receivedBytes).toBe(totalBytes)
    expect(totalBytes).toBeGreaterThan(library.length)
  })
  it('gives the whole wheel where it knows no parts, and says so', async () => {
    const server = await serve({ ranges: false })
    const outcome = await bring(`${server.url}/simple`)
    expectWhole(outcome)
    expect(outcome.events[0]).toMatchObject({ type: 'wheel', whole: true, bytes: bytes.length })
  })
  it('needs not tell a sha256, and may be the second one', async () => {
    const server = await serve({ claimed: () => undefined })
    const empty = await loopback((_, response) => response.writeHead(404).end())
    const env = { PIP_EXTRA_INDEX_URL: `${server.url}/simple` }
    expectWhole(await bring(`${empty.url}/simple`, { env }))
    expect(empty.asked()).toEqual(['GET /simple/tiny/'])
  })
  it('is reached through the proxy that pip is told of', async () => {
    const server = await serve()
    const tunnels: string[] = []
    const proxy = createServer().on('connect', ({ url, headers }, client) => {
      tunnels.push(`${url} ${headers['proxy-authorization']}`)
      const [host, port] = url!.split(':')
      const to = connect(Number(port), host, () => client.write('HTTP/1.1 200 OK\r\n\r\n'))
      to.pipe(client).pipe(to)
      client.on('error', () => {})
      to.on('error', () => {})
    })
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void proxy.close())
    const { port } = proxy.address() as AddressInfo
    const env = { PIP_PROXY: `http://ann:pass-word@127.0.0.1:${port}` }
    const outcome = await bring(`${server.url}/simple`, { env })
    expectWhole(outcome)
    const login = Buffer.from('ann:pass-word').toString('base64')
    expect(new Set(tunnels)).toEqual(new Set([`${server.host} Basic ${login}`]))
    expect(JSON.stringify(outcome.events)).not.toContain('pass-word')
    proxy.closeAllConnections()
    const dead = { PIP_PROXY: 'http://ann:pass-word@127.0.0.1:1' }
    const { error } = await bring(`${server.url}/simple`, { env: dead })
    expect(error?.code).toBe('backend/native-network')
    expect(error?.message).not.toContain('pass-word')
  })
  it('is not asked for what is here already', async () => {
    const server = await serve()
    const root = scratchFolder()
    expectWhole(await bring(`${server.url}/simple`, { root }))
    const before = server.asked().length
    expect((await bring(`${server.url}/simple`, { root })).events).toEqual([])
    expect(server.asked()).toHaveLength(before)
  })
})

describe('a connection that breaks', () => {
  it('is taken up where it ended', async () => {
    const server = await serve({ cut: { after: 100_000, times: 2 } })
    expectWhole(await bring(`${server.url}/simple`))
    const starts = server
      .asked()
      .map((one) => Number(/bytes=(\d+)-/.exec(one)?.[1]))
      .slice(3, 6)
    expect(starts).toEqual([starts[0], starts[0]! + 100_000, starts[0]! + 200_000])
  })
  it('begins anew where the server knows no parts', async () => {
    const server = await serve({ ranges: false, cut: { after: 100_000, times: 2 } })
    expectWhole(await bring(`${server.url}/simple`))
  })
  it('is given up when nothing comes any more, keeping what came', async () => {
    const cut = { after: 100_000, times: 1 }
    let broken = true
    const server = await serve({
      cut,
      before: (_, response) => {
        if (cut.times > 0 || !broken) return false
        response.destroy()
        return true
      },
    })
    const root = scratchFolder()
    const outcome = await bring(`${server.url}/simple`, { root })
    expect(outcome.error?.code).toBe('backend/native-network')
    expectNothing(outcome)
    const [part] = readdirSync(outcome.folder.partial)
    expect(statSync(join(outcome.folder.partial, part!)).size).toBe(100_000)
    broken = false
    expectWhole(await bring(`${server.url}/simple`, { root }))
    expect(server.asked().at(-2)).toMatch(/bytes=\d+-\d+$/)
  })
  it('goes on after an interruption from the byte where it was', async () => {
    const server = await serve()
    const slow = await serve({ cut: { after: 200_000, times: 9 } })
    const root = scratchFolder()
    const stop = new AbortController()
    const interrupted = await bring(`${slow.url}/simple`, {
      root,
      signal: stop.signal,
      onEvent: (event) => {
        if (event.type === 'progress' && event.receivedBytes >= 100_000) stop.abort()
      },
    })
    expect(interrupted.error).toMatchObject({ name: 'AbortError' })
    expectNothing(interrupted)
    const [part] = readdirSync(interrupted.folder.partial)
    const kept = statSync(join(interrupted.folder.partial, part!)).size
    expect(kept).toBeGreaterThan(0)
    expectWhole(await bring(`${server.url}/simple`, { root }))
    const member = server.asked().filter((one) => one.includes('bytes='))[2]!
    const [, from, to] = /bytes=(\d+)-(\d+)$/.exec(member)!
    expect(Number(to) + 1 - Number(from)).toBeLessThan(library.length)
  })
  it('throws a part of another file away and begins anew', async () => {
    const other = randomBytes(library.length)
    const wrong = zip({ ...files, 'tiny/lib.so.2': other })
    const cut = await serve({
      projects: { tiny: { [wheel.file]: wrong } },
      claimed: () => undefined,
    })
    const root = scratchFolder()
    const stop = new AbortController()
    await bring(`${cut.url}/simple`, {
      root,
      signal: stop.signal,
      onEvent: (event) => event.type === 'progress' && event.receivedBytes > 0 && stop.abort(),
    })
    const server = await serve()
    expectWhole(await bring(`${server.url}/simple`, { root }))
  })
})

describe('what is not the published wheel', () => {
  it('is refused by the sha256 of each file, and thrown away', async () => {
    const changed = zip({ ...files, 'tiny/lib.so.2': randomBytes(library.length) })
    const server = await serve({
      projects: { tiny: { [wheel.file]: changed } },
      claimed: () => undefined,
    })
    const outcome = await bring(`${server.url}/simple`)
    expect(outcome.error).toMatchObject({
      code: 'backend/native-checksum-mismatch',
      details: { file: 'tiny/lib.so.2', expected: sha256(library) },
    })
    expectNothing(outcome)
    expect(readdirSync(outcome.folder.partial)).toEqual([])
  })
  it('is refused by the sha256 of the whole, where it came whole', async () => {
    const changed = Buffer.from(bytes)
    changed[70_000] = changed[70_000]! ^ 1
    const server = await serve({
      projects: { tiny: { [wheel.file]: changed } },
      claimed: () => undefined,
      ranges: false,
    })
    const outcome = await bring(`${server.url}/simple`)
    expect(outcome.error).toMatchObject({
      code: 'backend/native-checksum-mismatch',
      details: { file: wheel.file, expected: wheel.sha256 },
    })
    expectNothing(outcome)
  })
  it('is refused before anything is fetched if the index lists another one', async () => {
    const server = await serve({ claimed: () => 'ab'.repeat(32) })
    const outcome = await bring(`${server.url}/simple`)
    expect(outcome.error?.code).toBe('backend/native-other-wheel')
    expect(server.asked()).toEqual(['GET /simple/tiny/'])
  })
  it('is refused if it has another size', async () => {
    const server = await serve({
      projects: { tiny: { [wheel.file]: Buffer.concat([bytes, Buffer.alloc(9)]) } },
      claimed: () => undefined,
    })
    const outcome = await bring(`${server.url}/simple`)
    expect(outcome.error).toMatchObject({
      code: 'backend/native-wrong-size',
      details: { expectedBytes: bytes.length, receivedBytes: bytes.length + 9 },
    })
  })
  it.each([
    ['a page', Buffer.from('<html>'.repeat(1000)), 'it is no zip file'],
    ['a wheel without the library', zip({ 'tiny/x': header }), 'it has no tiny/lib.so.2'],
    ['an unknown compression', zip(files, { method: 99 }), 'it is compressed by method 99'],
  ])('is refused: %s', async (_, other, words) => {
    const from = wheelOf(other, { 'tiny/lib.so.2': library })
    const server = await serve({ projects: { tiny: { [wheel.file]: other } } })
    const outcome = await bring(`${server.url}/simple`, { from })
    expect(outcome.error).toMatchObject({
      code: 'backend/native-broken-wheel',
      details: { reason: words },
    })
    expectNothing(outcome)
  })
  it('cannot write outside: names in the archive never become paths', async () => {
    const root = scratchFolder()
    const evil = zip({
      '../../../evil': header,
      '/tmp/firstgrad-evil': header,
      'tiny/lib.so.2': library,
      'tiny/include/tiny.h': header,
    })
    for (const ranges of [true, false]) {
      const from = wheelOf(evil, { 'tiny/lib.so.2': library, 'tiny/include/tiny.h': header })
      const server = await serve({ projects: { tiny: { [wheel.file]: evil } }, ranges })
      const inside = join(root, String(ranges))
      expectWhole(await bring(`${server.url}/simple`, { root: inside, from }))
      const found = readdirSync(root, { recursive: true }).map(String)
      expect(found.filter((name) => name.includes('evil'))).toEqual([])
    }
    expect(existsSync('/tmp/firstgrad-evil')).toBe(false)
  })
  it('cannot fill the disk: a file that grows beyond its size is stopped', async () => {
    const bomb = zip({ ...files, 'tiny/lib.so.2': Buffer.alloc(50_000_000) })
    const server = await serve({
      projects: { tiny: { [wheel.file]: bomb } },
      claimed: () => undefined,
    })
    const from = { ...wheel, bytes: bomb.length }
    const outcome = await bring(`${server.url}/simple`, { from })
    expect(outcome.error).toMatchObject({
      code: 'backend/native-checksum-mismatch',
      details: { received: `more than ${library.length} bytes` },
    })
    expectNothing(outcome)
  })
})

describe('an index that does not work', () => {
  const against = async (status: number, type = 'text/plain', body = 'no') => {
    const server = await loopback((_, response) =>
      response.writeHead(status, { 'content-type': type }).end(body),
    )
    return { ...(await bring(`${server.url}/simple`)), server }
  }
  it('is named if it does not have the wheel', async () => {
    const { error, server } = await against(404)
    expect(error).toMatchObject({
      code: 'backend/native-not-in-index',
      details: { file: wheel.file, indexes: [`${server.url}/simple`] },
    })
  })
  it('is named if it has others only', async () => {
    const server = await serve({ projects: { tiny: { 'tiny-2-py3-none-any.whl': bytes } } })
    const { error } = await bring(`${server.url}/simple`)
    expect(error?.code).toBe('backend/native-not-in-index')
  })
  it.each([401, 403])('wants a login: %i', async (status) => {
    expect((await against(status)).error).toMatchObject({
      code: 'backend/native-index-login',
      details: { status },
    })
  })
  it('is a login page of the network', async () => {
    const { error } = await against(200, 'text/html', '<form>Welcome to the hotel</form>')
    expect(error?.code).toBe('backend/native-login-page')
    expect((await against(511)).error?.code).toBe('backend/native-login-page')
  })
  it('is asked again where a wheel turns into a login page half way', async () => {
    const server = await serve({
      before: (path, response) => {
        if (!path.startsWith('/files')) return false
        response.writeHead(200, { 'content-type': 'text/html' }).end('<form>')
        return true
      },
    })
    expect((await bring(`${server.url}/simple`)).error?.code).toBe('backend/native-login-page')
  })
  it('is tried three times where it is out of order for a wheel', async () => {
    let failures = 2
    const server = await serve({
      before: (path, response) => {
        if (!path.startsWith('/files') || failures-- <= 0) return false
        response.writeHead(503).end()
        return true
      },
    })
    expectWhole(await bring(`${server.url}/simple`))
  })
  it('is told by its status', async () => {
    expect((await against(500)).error).toMatchObject({
      code: 'backend/native-http-status',
      details: { status: 500 },
    })
  })
  it('cannot be reached', async () => {
    const { error } = await bring('http://127.0.0.1:1/simple')
    expect(error?.code).toBe('backend/native-network')
    expect(error?.message).toContain('ECONNREFUSED')
  })
  it('is not asked without encryption, unless pip trusts it', async () => {
    const { error } = await bring('http://index.invalid/simple')
    expect(error).toMatchObject({
      code: 'backend/native-insecure-index',
      details: { host: 'index.invalid' },
    })
    const env = { PIP_TRUSTED_HOST: 'index.invalid' }
    expect((await bring('http://index.invalid/simple', { env })).error?.code).toBe(
      'backend/native-network',
    )
  })
  it('may not lead round and round', async () => {
    const server = await loopback((_, response) =>
      response.writeHead(302, { location: '/simple/tiny/' }).end(),
    )
    const { error } = await bring(`${server.url}/simple`)
    expect(error?.message).toContain('redirects')
    expect(server.requests).toHaveLength(11)
  })
})

describe('logins', () => {
  it('are sent to their host, and told to nobody', async () => {
    const elsewhere = await serve()
    const server = await serve({
      login: 'ann:pass-word',
      before: (path, response) => {
        if (!path.startsWith('/files')) return false
        response.writeHead(302, { location: `${elsewhere.url}${path}` }).end()
        return true
      },
    })
    const outcome = await bring(`http://ann:pass-word@${server.host}/simple`)
    expectWhole(outcome)
    expect(elsewhere.requests.length).toBeGreaterThan(0)
    for (const { headers } of elsewhere.requests) expect(headers.authorization).toBeUndefined()
    expect(JSON.stringify(outcome.events)).not.toMatch(/pass-word|ann|secret-token/)
  })
  it('are in no error', async () => {
    const wrong = await serve({ login: 'ann:other' })
    const refused = await bring(`http://ann:pass-word@${wrong.host}/simple`)
    expect(refused.error?.code).toBe('backend/native-index-login')
    const empty = await loopback((_, response) => response.writeHead(404).end())
    const missing = await bring(`http://ann:pass-word@${empty.host}/simple?key=secret-token`)
    expect(missing.error?.code).toBe('backend/native-not-in-index')
    const dead = await bring('http://ann:pass-word@127.0.0.1:1/simple')
    for (const { error } of [refused, missing, dead])
      expect(`${error?.message} ${JSON.stringify(error?.details)}`).not.toMatch(/pass-word|secret/)
  })
})

describe('a disk', () => {
  it('that may not be written to is named', async (context) => {
    if (process.getuid?.() === 0) return context.skip('root may write everywhere')
    const root = scratchFolder()
    const folder = engineFolder(root, 'tiny')
    mkdirSync(folder.partial, { recursive: true })
    chmodSync(folder.partial, 0o500)
    const server = await serve()
    const { error } = await bring(`${server.url}/simple`, { root })
    expect(error?.code).toBe('backend/native-no-permission')
  })
  it('with something else in the way is named', async () => {
    const root = scratchFolder()
    const folder = engineFolder(root, 'tiny')
    mkdirSync(join(folder.site, 'tiny/lib.so.2'), { recursive: true })
    const server = await serve()
    const { error } = await bring(`${server.url}/simple`, { root })
    expect(error?.code).toBe('backend/native-file-system')
  })
})
