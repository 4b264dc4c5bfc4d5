// Measures the built site in Chromium: first use, bytes, frames while a CNN trains, memory, Lighthouse.
//
//   npm run docs:build && node scripts/site/measure.mjs [first-use] [frames] [memory] [lighthouse]
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'
import { findChromium } from '../testing/find-chromium.mjs'
import { serveBuilt } from './serve.mjs'

const folder = fileURLToPath(new URL('../../apps/docs/.vitepress/dist', import.meta.url))
const program = findChromium()
if (!program) throw new Error('no Chromium on the path; set CHROMIUM_PATH')

const host = await serveBuilt(folder)
const browser = await chromium.launch({
  executablePath: program,
  args: ['--no-sandbox', '--js-flags=--expose-gc'],
})

/** A page with a cold cache, and the browser's own protocol for it. */
const fresh = async () => {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  return { page, protocol: await context.newCDPSession(page), close: () => context.close() }
}

/** In a page: notes when a learner can first write or press something, in ms since the address was asked for. */
const watchForControl = () => {
  const found = /** @type {any} */ (globalThis)
  const look = () => {
    for (const panel of document.querySelectorAll('firstgrad-task, firstgrad-experiment'))
      if (panel.shadowRoot?.querySelector('textarea, button.primary'))
        found.firstUse ??= performance.now()
    if (found.firstUse === undefined) requestAnimationFrame(look)
  }
  look()
}

/** One visit with a cold cache, on a processor that is so many times slower; and what came until then. */
const visit = async (/** @type {string} */ path, /** @type {number} */ rate) => {
  const { page, protocol, close } = await fresh()
  await protocol.send('Network.enable')
  await protocol.send('Emulation.setCPUThrottlingRate', { rate })
  let bytes = 0
  protocol.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.addInitScript(watchForControl)
  await page.goto(host.origin + path, { waitUntil: 'commit' })
  let ms
  while (ms === undefined) ms = await page.evaluate('globalThis.firstUse')
  const kB = Math.round(bytes / 1000)
  await close()
  return { ms: Math.round(Number(ms)), kB }
}

/** The middle of five visits; one before them, so that the host has compressed what it serves. */
const firstUse = async (/** @type {string} */ path) => {
  await visit(path, 1)
  const visits = []
  for (let i = 0; i < 5; i++) visits.push(await visit(path, 4))
  return { path, ...visits.sort((one, other) => one.ms - other.ms)[2] }
}

/** Frames a second of the page while the CNN of classify-pets trains in the worker. */
const frames = async () => {
  const { page, close } = await fresh()
  await page.goto(`${host.origin}/course/basics/classify-pets`)
  const panel = page.locator('firstgrad-experiment')
  await panel.scrollIntoViewIfNeeded()
  await panel.getByRole('button', { name: 'Run', exact: true }).click({ timeout: 60_000 })
  await panel.getByText(/^step \d+ of/).waitFor({ timeout: 60_000 })
  const rate = await page.evaluate(
    () =>
      new Promise((resolve) => {
        let count = 0
        const began = performance.now()
        const next = () => {
          count++
          const ms = performance.now() - began
          if (ms > 4000) resolve((1000 * count) / ms)
          else requestAnimationFrame(next)
        }
        requestAnimationFrame(next)
      }),
  )
  await close()
  return { framesPerSecond: Number(Number(rate).toFixed(1)) }
}

/** The heap of the page after every tenth of 50 changes of page with a trained model between. */
const memory = async () => {
  const { page, protocol, close } = await fresh()
  const heap = async () => {
    await protocol.send('HeapProfiler.collectGarbage')
    const { usedSize } = await protocol.send('Runtime.getHeapUsage')
    return Number((usedSize / 1e6).toFixed(1))
  }
  await page.goto(`${host.origin}/course/basics/neuron`)
  const heaps = []
  for (let change = 1; change <= 50; change++) {
    const [here, there] = change % 2 ? ['neuron', 'dense-net'] : ['dense-net', 'neuron']
    // That of this page: the one before may still be on its way out.
    const panel = page.locator(`firstgrad-experiment[exercise="basics/${here}"]`)
    await panel.scrollIntoViewIfNeeded()
    await panel.getByRole('button', { name: 'Run', exact: true }).waitFor({ timeout: 60_000 })
    if (here === 'neuron') {
      await panel.getByRole('button', { name: 'Run', exact: true }).click()
      await panel.getByText('Run 1 is done').waitFor({ timeout: 60_000 })
    }
    await page.locator(`a[href="/course/basics/${there}"]`).first().click()
    await page.waitForURL(`**/${there}`)
    if (change % 10 === 0) heaps.push(await heap())
  }
  const workers = page.workers().length
  await close()
  return { heapMB: heaps.join(', '), workers }
}

/** Scores of Lighthouse, which npx fetches: it is no dependency of ours. */
const lighthouse = async (/** @type {string} */ path) => {
  const file = join(mkdtempSync(join(tmpdir(), 'firstgrad-lighthouse-')), 'report.json')
  // Not in this process's own time: it serves the pages that are asked for.
  await promisify(execFile)(
    'npx',
    [
      ...['-y', 'lighthouse@12.8.2', host.origin + path, '--quiet', '--output=json'],
      ...[`--output-path=${file}`, '--only-categories=performance,accessibility'],
      '--chrome-flags=--headless=new --no-sandbox',
    ],
    { env: { ...process.env, CHROME_PATH: program } },
  )
  const { categories } = JSON.parse(readFileSync(file, 'utf8'))
  const score = (/** @type {string} */ name) => Math.round(100 * categories[name].score)
  return { path, performance: score('performance'), accessibility: score('accessibility') }
}

const lessons = ['/', '/course/basics/neuron', '/zh/course/basics/convolution', '/course/tf/hello']
const all = ['first-use', 'frames', 'memory', 'lighthouse']
const asked = process.argv.slice(2)
for (const what of all.filter((each) => asked.length === 0 || asked.includes(each))) {
  console.log(what)
  if (what === 'first-use') for (const path of lessons) console.log(' ', await firstUse(path))
  if (what === 'frames') console.log(' ', await frames())
  if (what === 'memory') console.log(' ', await memory())
  if (what === 'lighthouse') for (const path of lessons) console.log(' ', await lighthouse(path))
}
await browser.close()
await host.close()
