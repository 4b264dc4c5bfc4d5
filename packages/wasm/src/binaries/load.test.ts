import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerWasm } from '../register.js'
import { type BinaryPaths, loadBinary } from './load.js'
import type { BinaryName } from './names.js'

const files = join(import.meta.dirname, 'generated/files/wasm')
const fileOf = (name: BinaryName) => join(files, `${name}.wasm`)
const name = 'kernels-shared'
const bytes = readFileSync(fileOf(name))
const folder = mkdtempSync(join(tmpdir(), 'binaries-'))

/** The answer to each path: what a server may have in store for who asks for a file. */
const answers: Record<string, (response: ServerResponse) => void> = {
  '/typed.wasm': (response) => {
    response.writeHead(200, { 'content-type': 'application/wasm' }).end(bytes)
  },
  '/untyped.wasm': (response) => {
    response.writeHead(200).end(bytes)
  },
  '/octets.wasm': (response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes)
  },
  '/parameter.wasm': (response) => {
    response.writeHead(200, { 'content-type': 'application/wasm; charset=utf-8' }).end(bytes)
  },
  '/moved.wasm': (response) => {
    response.writeHead(302, { location: '/typed.wasm' }).end()
  },
  '/truncated.wasm': (response) => {
    response.writeHead(200, { 'content-type': 'application/wasm' }).end(bytes.subarray(0, 20_000))
  },
  '/truncated-untyped.wasm': (response) => {
    response.writeHead(200).end(bytes.subarray(0, 20_000))
  },
  '/empty.wasm': (response) => {
    response.writeHead(200, { 'content-type': 'application/wasm' }).end()
  },
  '/cut-off.wasm': (response) => {
    const length = String(bytes.length)
    response.writeHead(200, { 'content-type': 'application/wasm', 'content-length': length })
    response.write(bytes.subarray(0, 20_000), () => response.destroy())
  },
  // What servers of single-page apps answer with for whatever they do not have.
  '/page.wasm': (response) => {
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><title>App</title>')
  },
  '/page-as-wasm.wasm': (response) => {
    response.writeHead(200, { 'content-type': 'application/wasm' }).end('<!doctype html>')
  },
  '/fails.wasm': (response) => {
    response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>Later</h1>')
  },
}
for (const one of ['xnnpack-plain', 'xnnpack-shared', 'kernels-plain', name] as const) {
  answers[`/wasm/${one}.wasm`] = (response) => {
    response.writeHead(200, { 'content-type': 'application/wasm' }).end(readFileSync(fileOf(one)))
  }
}

const asked: string[] = []
const server = createServer(({ url = '' }, response) => {
  asked.push(url)
  const answer = answers[url] ?? (() => response.writeHead(404).end('not here'))
  answer(response)
})
let origin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

const exportsOf = (module: WebAssembly.Module) => WebAssembly.Module.exports(module)

it('compiles the same module from every place', async () => {
  const embedded = exportsOf(await loadBinary(name))
  expect(embedded.map((one) => one.name)).toContain('serve')
  const data = `data:application/wasm;base64,${bytes.toString('base64')}`
  const places: (string | URL)[] = [
    fileOf(name),
    pathToFileURL(fileOf(name)),
    pathToFileURL(fileOf(name)).href,
    data,
    ...['typed', 'untyped', 'octets', 'parameter', 'moved'].map((at) => `${origin}/${at}.wasm`),
    new URL('/typed.wasm', origin),
  ]
  for (const place of places) {
    const module = await loadBinary(name, { [name]: place })
    expect(exportsOf(module), String(place)).toEqual(embedded)
  }
})

it('has in its files the bytes that are embedded', async () => {
  const names = readdirSync(files).map((file) => file.replace('.wasm', ''))
  expect(names.sort()).toEqual([
    'kernels-plain',
    'kernels-plain-relaxed',
    'kernels-shared',
    'kernels-shared-relaxed',
    'xnnpack-plain',
    'xnnpack-shared',
  ])
  for (const one of names as BinaryName[]) {
    const { gzipped } = await import(`./generated/${one}.ts`)
    const embedded = gunzipSync(Buffer.from(gzipped, 'base64'))
    expect(embedded.equals(readFileSync(fileOf(one))), one).toBe(true)
  }
})

describe('what is no such file is wasm/binary-not-loaded', () => {
  /** How loading from there fails. */
  const failureAt = async (path: string | URL) => {
    const failure = await loadBinary(name, { [name]: path }).catch((error) => error)
    expect(failure, String(path)).toMatchObject({
      code: 'wasm/binary-not-loaded',
      details: { name, path: String(path) },
    })
    expect(failure.cause).toBeInstanceOf(Error)
    return failure.details.reason as string
  }

  it('on a server', async () => {
    expect(await failureAt(`${origin}/nowhere.wasm`)).toBe('HTTP 404')
    expect(await failureAt(`${origin}/fails.wasm`)).toBe('HTTP 503')
    for (const at of ['truncated', 'truncated-untyped', 'empty', 'cut-off', 'page', 'page-as-wasm'])
      expect(await failureAt(`${origin}/${at}.wasm`)).not.toBe('')
    expect(await failureAt(`${origin}/page.wasm`)).toContain('magic')
    // A port of nobody.
    expect(await failureAt('http://127.0.0.1:1/kernels.wasm')).toMatch(
      /fetch failed: .*(ECONNREFUSED|bad port)/,
    )
  })

  it('on a disk', async () => {
    const write = (file: string, content: string | Uint8Array) => {
      writeFileSync(join(folder, file), content)
      return join(folder, file)
    }
    expect(await failureAt(join(folder, 'nowhere.wasm'))).toContain('ENOENT')
    expect(await failureAt(pathToFileURL(join(folder, 'nowhere.wasm')))).toContain('ENOENT')
    expect(await failureAt(folder)).toContain('EISDIR')
    await failureAt(write('truncated.wasm', bytes.subarray(0, 20_000)))
    await failureAt(write('empty.wasm', ''))
    expect(await failureAt(write('page.wasm', '<!doctype html>'))).toContain('magic')
  })
})

describe('registerWasm', () => {
  const all: BinaryName[] = ['xnnpack-plain', 'xnnpack-shared', 'kernels-plain', name]
  const served = () => Object.fromEntries(all.map((one) => [one, `${origin}/wasm/${one}.wasm`]))

  it.each([
    [1, 'plain'],
    [2, 'shared'],
  ] as const)('with %i threads takes two files of those for %s memory', async (threads, kind) => {
    asked.length = 0
    const report = await registerWasm({ threads, paths: served() })
    await tf.setBackend(report.backend)
    expect(tf.matMul([[1, 2]], [[3], [4]]).arraySync()).toEqual([[11]])
    expect(report).toMatchObject({ threads, memory: kind, notes: [] })
    report.dispose()
    expect(asked.sort()).toEqual([`/wasm/kernels-${kind}.wasm`, `/wasm/xnnpack-${kind}.wasm`])
  })

  it('says so where a file is another one', async () => {
    const swapped: BinaryPaths[] = [
      { 'kernels-shared': fileOf('kernels-plain') },
      { 'xnnpack-shared': fileOf('xnnpack-plain') },
      { 'kernels-shared': fileOf('xnnpack-shared') },
      { 'xnnpack-shared': fileOf('kernels-shared') },
    ]
    for (const paths of swapped) {
      const [[key, path]] = Object.entries(paths) as [[BinaryName, string | URL]]
      await expect(registerWasm({ threads: 2, paths }), key).rejects.toMatchObject({
        code: 'wasm/binary-not-loaded',
        details: { name: key, path: String(path) },
      })
    }
    const { threads, dispose } = await registerWasm({ threads: 2 })
    expect(threads).toBe(2)
    dispose()
  })
})
