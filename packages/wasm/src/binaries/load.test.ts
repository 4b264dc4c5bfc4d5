import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadBinary } from './load.js'

const name = 'kernels-plain'
const file = join(import.meta.dirname, `generated/files/wasm/${name}.wasm`)
const bytes = readFileSync(file)
const page = '<!doctype html><title>Please log in</title>'

const folder = mkdtempSync(join(tmpdir(), 'firstgrad-binaries-'))
const made = (label: string, content: string | Uint8Array): string => {
  const path = join(folder, label)
  writeFileSync(path, content)
  return path
}

/** What a server sends under each address: status, type and body. */
const answers: Record<string, [number, string, string | Uint8Array]> = {
  '/right.wasm': [200, 'application/wasm', bytes],
  '/untyped.wasm': [200, 'application/octet-stream', bytes],
  '/half.wasm': [200, 'application/wasm', bytes.subarray(0, bytes.length / 2)],
  '/empty.wasm': [200, 'application/wasm', ''],
  '/login.wasm': [200, 'text/html', page],
  '/typed-page.wasm': [200, 'application/wasm', page],
  '/broken.wasm': [500, 'text/plain', 'out of order'],
}
let server: Server
let origin = ''
beforeAll(async () => {
  server = createServer((request, response) => {
    const [status, type, body] = answers[request.url ?? ''] ?? [404, 'text/plain', 'not here']
    response.writeHead(status, { 'content-type': type }).end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

const exportsOf = (module: WebAssembly.Module) =>
  WebAssembly.Module.exports(module).map((one) => one.name)

describe('the bytes', () => {
  test('come with the package', async () => {
    expect(exportsOf(await loadBinary(name))).toContain('gemm')
  })

  test('are the same in the file that is shipped beside it', async () => {
    for (const path of [file, pathToFileURL(file), String(pathToFileURL(file))]) {
      expect(exportsOf(await loadBinary(name, { [name]: path }))).toEqual(
        exportsOf(await loadBinary(name)),
      )
    }
  })

  test.each(['/right.wasm', '/untyped.wasm'])('come from an address: %s', async (path) => {
    const loaded = await loadBinary(name, { [name]: `${origin}${path}` })
    expect(exportsOf(loaded)).toContain('gemm')
    expect(exportsOf(await loadBinary(name, { [name]: new URL(path, origin) }))).toContain('gemm')
  })

  test('of other files come from where they always do', async () => {
    const paths = { 'kernels-shared': '/nowhere.wasm' }
    expect(exportsOf(await loadBinary(name, paths))).toContain('gemm')
  })
})

describe('named by its file and the reason is', () => {
  const refused = async (path: string) => {
    const error = await loadBinary(name, { [name]: path }).catch((reason) => reason)
    expect(error).toMatchObject({ code: 'wasm/binary-not-loaded', details: { name, path } })
    return error.details.reason as string
  }

  test.each([
    ['/missing.wasm', /HTTP 404/],
    ['/broken.wasm', /HTTP 500/],
    ['/half.wasm', /WebAssembly/],
    ['/empty.wasm', /WebAssembly/],
    ['/login.wasm', /magic word/],
    ['/typed-page.wasm', /magic word/],
  ])('what lies at the address %s', async (path, reason) => {
    expect(await refused(`${origin}${path}`)).toMatch(reason)
  })

  test('a server that is not there', async () => {
    expect(await refused('http://127.0.0.1:1/kernels.wasm')).toMatch(
      /fetch failed: .*(ECONNREFUSED|bad port)/,
    )
  })

  test('a file that is cut off, empty, a page, or missing', async () => {
    expect(await refused(made('half.wasm', bytes.subarray(0, 1000)))).toMatch(/WebAssembly/)
    expect(await refused(made('empty.wasm', ''))).toMatch(/WebAssembly/)
    expect(await refused(made('page.wasm', page))).toMatch(/magic word/)
    expect(await refused(join(folder, 'missing.wasm'))).toMatch(/ENOENT/)
  })
})
