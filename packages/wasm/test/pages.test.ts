import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isolation, servePage } from './serve-page.js'

/** The Chromium of this machine: `CHROMIUM_PATH`, else one on the path. */
const program =
  process.env.CHROMIUM_PATH ||
  ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
    .flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((at) => join(at, name)))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK)
        return true
      } catch {
        return false
      }
    })

const work = `
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import { registerWasm } from '@firstgrad/wasm'

/** Trains a line and answers how, with the bits of what it learned. */
export const train = async (options) => {
  const report = await registerWasm(options)
  await tf.setBackend(report.backend)
  const x = tf.randomNormal([200, 300], 0, 1, 'float32', 1)
  const y = tf.randomNormal([200, 40], 0, 1, 'float32', 2)
  const w = tf.variable(tf.zeros([300, 40]))
  const optimizer = tf.train.adam(0.01)
  for (let i = 0; i < 20; i++) optimizer.minimize(() => tf.mean(tf.square(tf.sub(tf.matMul(x, w), y))))
  const digest = await crypto.subtle.digest('SHA-256', w.dataSync())
  const { threads, simd, memory, notes } = report
  const bits = Array.from(new Uint8Array(digest).slice(0, 8), (b) => b.toString(16)).join('')
  const answer = { threads, simd, memory, notes: notes.map(({ code, details }) => ({ code, why: details.why })), bits }
  report.dispose()
  return answer
}
`

const page = `
import { train } from './train.js'
window.inPage = (options) => train(options)
window.inWorker = (options) => new Promise((resolve, reject) => {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data))
  worker.onerror = ({ message }) => reject(new Error(message))
  worker.postMessage(options)
})
`

const worker = `
import { train } from './train.js'
onmessage = ({ data }) => train(data).then(postMessage, (error) => postMessage({ error: String(error) }))
`

// Inside the package, so that its dependencies are found.
const folder = program ? mkdtempSync(join(import.meta.dirname, 'page-')) : ''
let browser: Browser
beforeAll(async () => {
  if (!program) return
  writeFileSync(join(folder, 'index.html'), '<script type="module" src="./page.js"></script>')
  writeFileSync(join(folder, 'train.js'), work)
  writeFileSync(join(folder, 'page.js'), page)
  writeFileSync(join(folder, 'worker.js'), worker)
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    base: './',
    // The package as its own source, so that nothing has to be built before.
    resolve: {
      alias: { '@firstgrad/wasm': resolve(import.meta.dirname, '../src/index.ts') },
      conditions: ['@firstgrad/source', 'module', 'browser', 'import', 'default'],
    },
    worker: { format: 'es' },
    build: { outDir: 'out', target: 'es2022', minify: false },
  })
  browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] })
}, 240_000)
afterAll(async () => {
  await browser?.close()
  if (folder) rmSync(folder, { recursive: true })
})

/** What the page answers under these headers. */
const onPage = async (
  headers: Record<string, string>,
  place: 'inPage' | 'inWorker',
  options = {},
) => {
  const { address, close } = await servePage(join(folder, 'out'), headers)
  const tab = await browser.newPage()
  try {
    await tab.goto(address)
    await tab.waitForFunction('window.inWorker')
    return (await tab.evaluate(`window.${place}(${JSON.stringify(options)})`)) as {
      threads: number
      memory: string
      notes: { code: string; why?: string }[]
      bits: string
    }
  } finally {
    await tab.close()
    await close()
  }
}

/** A policy that allows WebAssembly and no other code made at run time. */
const policy = (workers: string) => ({
  ...isolation,
  'content-security-policy': `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src ${workers}`,
})

/** Isolated or not, under strict policies, in workers: two ways in `npm test`, all with FIRSTGRAD_CASES. */
const usual = ['isolated', 'noBlobs']

it('trains on pages with the same bits as in Node', async (context) => {
  if (!program) return context.skip('no Chromium here')
  const { train } = await import(/* @vite-ignore */ join(folder, 'train.js'))
  const bits = (await train({ threads: 2 })).bits
  const shared = { threads: 3, memory: 'shared', simd: 'simd128', notes: [], bits }
  const note = (why: string) => ({ notes: [{ code: 'wasm/one-thread', why }] })
  const open = { ...shared, threads: 1, memory: 'plain', ...note('not-isolated') }
  const ways = {
    isolated: [isolation, 'inPage', shared],
    inWorker: [isolation, 'inWorker', shared],
    open: [{}, 'inPage', open],
    openWorker: [{}, 'inWorker', open],
    strict: [policy("'self' blob:"), 'inPage', shared],
    noBlobs: [policy("'self'"), 'inPage', { ...shared, threads: 1, ...note('refused') }],
  } as const
  for (const [name, [headers, where, expected]] of Object.entries(ways))
    if (process.env.FIRSTGRAD_CASES || usual.includes(name))
      expect(await onPage(headers, where, { threads: 3 }), name).toEqual(expected)
}, 120_000)
