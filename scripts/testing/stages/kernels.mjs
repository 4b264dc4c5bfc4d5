import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { attempt } from '../events.mjs'
import { findChromium } from '../find-chromium.mjs'
import { openTabs } from '../hosts/tabs.mjs'

const backends = ['webgl', 'webgpu']

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
      for (const backend of backends) {
        const tab = await browser.open()
        await tab.goto(pathToFileURL(page).href)
        if (!(await tab.evaluate(`kernels.bind('${backend}')`))) {
          yield { type: 'skipped', name: backend, reason: 'this Chromium has none' }
          continue
        }
        /**
         * @param {string} list @param {string} check @param {number} most how far apart values may be
         */
        const all = async function* (list, check, most) {
          const names = /** @type {string[]} */ (await tab.evaluate(`kernels.${list}`))
          for (const name of names)
            yield attempt(`${backend}, ${name}: ${list}`, async () => {
              const found = /** @type {{ apart: number, left: number }} */ (
                await tab.evaluate(`kernels.${check}(${JSON.stringify(name)})`)
              )
              if (!(found.apart < most)) throw new Error(`${found.apart} apart, allowed ${most}`)
              if (found.left !== 0) throw new Error(`${found.left} tensors are left`)
            })
        }
        yield* all('operations', 'checkValues', 1e-5)
        yield* all('gradients', 'checkGradient', 0.02)
        yield attempt(`${backend}: what needs the values at once`, async () => {
          const expected = backend === 'webgpu' ? 'kernels/needs-host' : 'none'
          const code = await tab.evaluate('kernels.refusal()')
          if (code !== expected) throw new Error(`expected ${expected}, got ${code}`)
        })
      }
    } finally {
      await browser.close()
      rmSync(folder, { recursive: true })
    }
  },
}
