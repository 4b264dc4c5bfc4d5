import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BackendName } from '../src/index.js'
import { bundlePage } from './bundle.js'
import { emulatedVulkan, findChromium } from './chromium.js'
import { type OpenPage, openPage } from './open-page.js'
import { consumerFolder, packInto } from './packed.js'
import { runChild } from './run-child.js'
import { checks } from './suite/checks.js'
import { runSuite, type SuiteResult } from './suite/run.js'

const folder = consumerFolder('every-engine')

/** A project in which tfjs-node is installed, to run the suite on it too. */
const nativeProject = process.env.FIRSTGRAD_NATIVE_PROJECT

/** The FIRSTGRAD_CACHE of `firstgrad backend install native`, in place of a project. */
const nativeCache = process.env.FIRSTGRAD_NATIVE_CACHE

interface Skipped {
  readonly skipped: string
}

let opened: OpenPage | undefined
const bundled = { code: '' }

const inPage = async (backend: BackendName): Promise<SuiteResult | Skipped> => {
  const program = findChromium()
  if (!program) return { skipped: 'no Chromium on the path; set CHROMIUM_PATH' }
  if (!opened) {
    const { folder: site, code } = await bundlePage(folder)
    bundled.code = code
    opened = await openPage(site, program)
    await opened.page.waitForFunction('typeof suite === "function"')
  }
  return opened.page.evaluate<SuiteResult, string>(
    (name) => (globalThis as unknown as { suite: (name: string) => never }).suite(name),
    backend,
  )
}

const inChild = async (
  backend: BackendName,
  at: string,
  env?: Record<string, string>,
): Promise<SuiteResult | Skipped> => {
  const { result, error, stderr, exitCode } = await runChild(at, backend, env)
  if (error?.code === 'backend/unavailable') return { skipped: error.message ?? 'unavailable' }
  if (!result) throw new Error(`exit ${exitCode}: ${error?.message ?? stderr}`)
  expect(stderr).toBe('')
  return result
}

const throughDawn = async (): Promise<SuiteResult | Skipped> => {
  const vulkan = emulatedVulkan()
  return vulkan && !process.env.VK_ICD_FILENAMES
    ? inChild('webgpu', folder, vulkan)
    : inChild('webgpu', folder)
}

const native = async (): Promise<SuiteResult | Skipped> => {
  if (nativeCache) return inChild('tfjs-node', folder, { FIRSTGRAD_CACHE: nativeCache })
  if (!nativeProject || !existsSync(nativeProject))
    return {
      skipped:
        'set FIRSTGRAD_NATIVE_PROJECT to a project that has tfjs-node installed, or ' +
        'FIRSTGRAD_NATIVE_CACHE to the cache of "firstgrad backend install native"',
    }
  const at = join(nativeProject, 'node_modules/.firstgrad-consumer')
  await packInto(at)
  return inChild('tfjs-node', at)
}

/** What stands for others nearby is left to FIRSTGRAD_CASES. */
const isLong = process.env.FIRSTGRAD_CASES !== undefined

const engines: Readonly<Record<string, () => Promise<SuiteResult | Skipped>>> = {
  'cpu here': () => runSuite('cpu'),
  ...(isLong && { 'cpu in raw Node': () => inChild('cpu', folder) }),
  'wasm here': () => runSuite('wasm'),
  'wasm in raw Node': () => inChild('wasm', folder),
  'webgpu in raw Node (Dawn)': throughDawn,
  'tfjs-node in raw Node': native,
  ...(isLong && { 'cpu in a page': () => inPage('cpu') }),
  'wasm in a page': () => inPage('wasm'),
  'webgl in a page': () => inPage('webgl'),
  'webgpu in a page': () => inPage('webgpu'),
}

beforeAll(() => packInto(folder))
afterAll(() => opened?.close())

describe.each(Object.entries(engines))('%s', (name, run) => {
  let outcome: SuiteResult | Skipped
  beforeAll(async () => {
    outcome = await run()
    if ('skipped' in outcome) console.warn(`SKIPPED ${name}: ${outcome.skipped}`)
    else console.info(`${name}: ${outcome.report.device} ${JSON.stringify(outcome.gflops)}`)
  }, 300_000)

  it('is bound, verified, and leaves no tensor', (context) => {
    if ('skipped' in outcome) return context.skip(outcome.skipped)
    const { report, engine, leaked } = outcome
    expect(name.startsWith(report.backend)).toBe(true)
    expect(engine).toBe(report.backend === 'tfjs-node' ? 'tensorflow' : report.backend)
    expect(report.verifiedCases).toBe(report.backend === 'cpu' ? 0 : 32)
    expect(report.device).not.toBe('')
    expect(report.tried).toEqual([{ backend: report.backend, outcome: 'chosen' }])
    expect(leaked).toBe(0)
  })

  for (const check of checks)
    it(check.name, (context) => {
      if ('skipped' in outcome) return context.skip(outcome.skipped)
      const result = outcome.checks.find((one) => one.name === check.name)
      expect(result?.outcome, result?.message).toMatch(/^(passed|lacking)$/)
    })
})

describe('the bundle of a page', () => {
  it('holds nothing of Node.js and nothing of tfjs-node', (context) => {
    if (!bundled.code) return context.skip('no Chromium, no bundle')
    expect(bundled.code).not.toMatch(/(from|import|import\()\s*["']node:/)
    expect(bundled.code).not.toMatch(/import\(\s*["']@tensorflow\/tfjs-node/)
    expect(bundled.code).not.toContain('isNullOrUndefined')
    expect(opened?.console.filter((line) => line.startsWith('error'))).toEqual([])
  })
})
