import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleSuite } from './bundle.js'
import { aboutCpu, exclusions } from './exclusions.js'

interface Results {
  readonly passed: string[]
  readonly failed: { name: string; message: string }[]
}

const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url))
let folder: string

beforeAll(async () => {
  await mkdir(cache, { recursive: true })
  folder = await mkdtemp(join(cache, 'tfjs-suite-'))
  await bundleSuite(join(folder, 'suite.mjs'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** All of TensorFlow.js's tests on one backend, in a process of its own. */
const runOn = async (backend: 'cpu' | 'wasm', threads = 1): Promise<Results> => {
  const report = join(folder, `${backend}-${threads}.json`)
  const { VITEST: _, NODE_OPTIONS: __, ...env } = process.env
  await new Promise<void>((resolve, reject) => {
    const args = [join(folder, 'suite.mjs'), backend, report, `${threads}`]
    execFile(
      process.execPath,
      args,
      { env, timeout: 240_000, maxBuffer: 2 ** 26 },
      (error, _out, errors) => {
        if (error) reject(new Error(`${backend}: ${error.message}\n${errors.slice(-2000)}`))
        else resolve()
      },
    )
  })
  return JSON.parse(await readFile(report, 'utf8')) as Results
}

let cpu: Results

test('most of it passes on cpu', async () => {
  cpu = await runOn('cpu')
  expect(cpu.passed.length).toBeGreaterThan(4000)
}, 250_000)

// One thread works on memory of its own, which moves when it grows: with FIRSTGRAD_CASES.
test.each(process.env.FIRSTGRAD_CASES ? [2, 1] : [2])(
  'what passes on cpu passes here with %j threads',
  async (threads) => {
    const wasm = await runOn('wasm', threads)
    const passed = new Set(wasm.passed)
    const owed = cpu.passed.filter((name) => !aboutCpu.some((group) => name.startsWith(group)))
    const missing = owed.filter((name) => !passed.has(name) && !(name in exclusions))
    const messages = new Map(wasm.failed.map(({ name, message }) => [name, message]))
    console.log(
      `TensorFlow.js's own tests: ${wasm.passed.length} specs, ${missing.length} failures, ${Object.keys(exclusions).length} excluded by name`,
    )
    expect(missing.map((name) => `${name}: ${messages.get(name) ?? 'did not run'}`)).toEqual([])
    // One that passes is no exclusion any more.
    expect(Object.keys(exclusions).filter((name) => passed.has(name))).toEqual([])
  },
  250_000,
)
