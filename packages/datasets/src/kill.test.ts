import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundled } from '../test/bundled.js'
import { installed, isWhole } from '../test/installed.js'
import { httpsServer } from '../test/loopback-server.js'
import { scratchFolder } from '../test/scratch-folder.js'
import { contents, gzipped, tinyDataset } from '../test/tiny-dataset.js'
import { generatorOf } from './random/generator.js'

let program = ''
beforeAll(async () => {
  program = await bundled('test/install-child.ts', 'kill-child')
})
afterAll(() => rmSync(program, { force: true }))

/** `npm run stress` does it a thousand times with files of real size. */
const kills = 50

it(`${kills} processes killed at random moments leave nothing corrupt, and nothing whole is fetched again`, {
  timeout: 120_000,
}, async () => {
  const random = generatorOf(11, 0)
  const cacheDir = scratchFolder()
  const folder = join(cacheDir, 'tiny', '1.0.0')
  const isHere = (name: string) => existsSync(join(folder, name))
  const faults: string[] = []
  // Bytes come slowly, so that most kills meet a download.
  const server = await httpsServer((request, response) => {
    const name = request.url?.slice(1) ?? ''
    if (isHere(name.replace('.gz', ''))) faults.push(`${name} was asked for again`)
    const bytes = gzipped[name] as Buffer
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    const range = `bytes ${start}-${bytes.length - 1}/${bytes.length}`
    response.writeHead(start > 0 ? 206 : 200, {
      'content-length': bytes.length - start,
      ...(start > 0 ? { 'content-range': range } : {}),
    })
    let at = start
    const timer = setInterval(() => {
      response.write(bytes.subarray(at, at + 1))
      if (++at < bytes.length) return
      clearInterval(timer)
      response.end()
    }, 2)
    response.on('close', () => clearInterval(timer))
  })
  let resumed = 0
  let finished = 0
  for (let i = 0; i < kills; i++) {
    const child = spawn(process.execPath, [program, cacheDir, server.url], {
      env: { ...process.env, ...server.env },
    })
    const ended = new Promise<void>((done) => child.on('close', () => done()))
    const timer = setTimeout(() => child.kill('SIGKILL'), uniformInt(random, 150, 900))
    await ended
    clearTimeout(timer)
    for (const [name, bytes] of Object.entries(contents)) {
      if (isHere(name) && !readFileSync(join(folder, name)).equals(bytes)) {
        faults.push(`${name} is corrupt after kill ${i}`)
      }
    }
    if (isHere('images') && isHere('labels')) {
      finished++
      rmSync(folder, { recursive: true })
    }
  }
  resumed = server.requests.filter((line) => !line.endsWith(' -')).length
  const definition = tinyDataset({ mirrors: [server.url] })
  const outcome = await installed(definition, { cacheDir, env: server.env, stallMs: 10_000 })
  expect(outcome.error).toBeUndefined()
  expect(outcome.left).toEqual(['images', 'labels'])
  expect(isWhole(outcome)).toBe(true)
  expect(faults).toEqual([])
  // Had none of the kills met a download, the test would show nothing.
  expect(resumed).toBeGreaterThan(3)
  expect(finished).toBeLessThan(kills)
})
