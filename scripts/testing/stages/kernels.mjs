import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { attempt } from '../events.mjs'
import { findChromium } from '../find-chromium.mjs'
import { openTabs } from '../hosts/tabs.mjs'

const backends = ['webgl', 'webgpu']

/** Trials of one operation: a processor that plays a graphics card is slow. FIRSTGRAD_CASES: more. */
const most = Number(process.env.FIRSTGRAD_CASES ?? 3)

/** The processor plays the graphics card, so that every machine has one. */
const emulated = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
]

const bundle = (/** @type {string} */ room, /** @type {string} */ folder) =>
  build({
    root: room,
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@firstgrad/source', 'browser', 'import', 'module', 'default'] },
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: { entry: 'test/page.ts', formats: ['iife'], name: 'page', fileName: () => 'page.js' },
    },
  })

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
    const browser = await openTabs(program, emulated)
    try {
      await bundle(join(root, 'packages/kernels'), folder)
      const page = join(folder, 'index.html')
      writeFileSync(page, '<!doctype html><script src="page.js"></script>')
      /** @param {string} backend @returns a tab where it is bound, or undefined */
      const openPage = async (backend) => {
        const tab = await browser.open()
        await tab.goto(pathToFileURL(page).href)
        if (await tab.evaluate(`kernels.bind('${backend}')`)) return tab
        await tab.close()
        return undefined
      }
      for (const backend of backends) {
        // One that failed may have lost its graphics card: the next check begins anew.
        let tab = await openPage(backend)
        if (!tab) {
          yield { type: 'skipped', name: backend, reason: 'this Chromium has none' }
          continue
        }
        const ask = (/** @type {string} */ question) => tab?.evaluate(`kernels.${question}`)
        const check = async (/** @type {string} */ name, /** @type {string} */ question) => {
          const event = await attempt(`${backend}, ${name}`, async () => {
            const words = await ask(question)
            if (words !== undefined) throw new Error(String(words))
          })
          if (event.type === 'failed') {
            await tab?.close()
            tab = await openPage(backend)
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
        for (const name of gradients)
          yield check(`the gradient of ${name}`, `checkGradient('${name}')`)
      }
    } finally {
      await browser.close()
      rmSync(folder, { recursive: true })
    }
  },
}
