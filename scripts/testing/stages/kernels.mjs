import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundleScript } from '../bundle-script.mjs'
import { asTheyCome, attempt } from '../events.mjs'
import { findChromium } from '../find-chromium.mjs'
import { openTabs } from '../hosts/tabs.mjs'

const backends = ['webgl', 'webgpu']

/** Trials of one operation: a processor that plays a graphics card is slow. FIRSTGRAD_CASES: more. */
const most = Number(process.env.FIRSTGRAD_CASES ?? 1)

/** The processor plays the graphics card, so that every machine has one. */
const emulated = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
]

/**
 * Every check on one engine, in a browser of its own.
 *
 * @param {string} program
 * @param {string} page its address
 * @param {string} backend
 * @returns {AsyncGenerator<import('../events.mjs').CheckEvent>}
 */
const checksOn = async function* (program, page, backend) {
  const browser = await openTabs(program, emulated)
  /** A tab where the engine is bound, or undefined. */
  const openPage = async () => {
    const tab = await browser.open()
    await tab.goto(page)
    if (await tab.evaluate(`kernels.bind('${backend}')`)) return tab
    await tab.close()
    return undefined
  }
  try {
    let tab = await openPage()
    if (!tab) {
      yield { type: 'skipped', name: backend, reason: 'this Chromium has none' }
      return
    }
    const ask = (/** @type {string} */ question) => tab?.evaluate(`kernels.${question}`)
    const check = async (/** @type {string} */ name, /** @type {string} */ question) => {
      const event = await attempt(`${backend}, ${name}`, async () => {
        const words = await ask(question)
        if (words !== undefined) throw new Error(String(words))
      })
      // One that failed may have lost its graphics card: the next check begins anew.
      if (event.type === 'failed') {
        await tab?.close()
        tab = await openPage()
      }
      return event
    }
    const counts = /** @type {Record<string, number>} */ (await ask('counts()'))
    // Values can only be waited for on WebGPU, where operations that need them refuse.
    const isRefused = backend === 'webgpu'
    for (const [name, count] of Object.entries(counts)) {
      const step = Math.ceil(count / most)
      const share = step === 1 ? count : `${Math.ceil(count / step)} of ${count}`
      yield check(`${name} (${share})`, `checkValues('${name}', ${step}, ${isRefused})`)
    }
    yield check('a canvas and files of a page', 'checkCanvas()')
    const gradients = /** @type {string[]} */ (await ask('gradients()'))
    // WebGL's programs take longest to translate: a sixth there, all with FIRSTGRAD_CASES.
    const isLong = backend === 'webgl' && !process.env.FIRSTGRAD_CASES
    for (const name of gradients.filter((_, i) => !isLong || i % 6 === 0))
      yield check(`the gradient of ${name}`, `checkGradient('${name}')`)
  } finally {
    await browser.close()
  }
}

/** @type {import('../events.mjs').Stage} */
export const kernels = {
  name: 'kernels',
  title: '@firstgrad/kernels on WebGL and WebGPU in Chromium: values and gradients',
  run: async function* ({ root }) {
    const program = findChromium()
    if (!program) {
      const reason = 'no Chromium on the path; set CHROMIUM_PATH'
      for (const backend of backends) yield { type: 'skipped', name: backend, reason }
      return
    }
    const folder = mkdtempSync(join(tmpdir(), 'firstgrad-kernels-'))
    try {
      const entry = join(root, 'packages/kernels/test/page.ts')
      await bundleScript(entry, join(folder, 'page.js'), {
        conditions: ['@firstgrad/source', 'browser', 'import', 'module'],
      })
      const page = join(folder, 'index.html')
      writeFileSync(page, '<!doctype html><script src="page.js"></script>')
      const address = pathToFileURL(page).href
      yield* asTheyCome(backends.map((backend) => checksOn(program, address, backend)))
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}
