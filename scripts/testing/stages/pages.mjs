import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { attempt } from '../events.mjs'
import { findChromium } from '../find-chromium.mjs'
import { openTabs } from '../hosts/tabs.mjs'

/** Both sizes, and every difficulty at both ends. */
const drawings = [
  { seed: 0, n: 50 },
  { seed: 7, n: 50, size: 64, split: 'test' },
  { seed: 2 ** 53 - 1, n: 50, light: 1, jitter: 0, distractors: 0, noise: 0 },
  { seed: 1, n: 50, light: 0, jitter: 2, distractors: 20, noise: 1 },
  { seed: 2, n: 50, size: 64, occlusion: 1, overlap: 1 },
]

const nameOf = (/** @type {object} */ options) =>
  `petFaces(${JSON.stringify(options)}): the bytes of Node`

/** The package for pages, from source: as a script for the page and as a module for Node. */
const bundle = (/** @type {string} */ room, /** @type {string} */ folder) =>
  build({
    root: room,
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@firstgrad/source', 'browser', 'import', 'module', 'default'] },
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: {
        entry: 'src/browser.ts',
        formats: ['iife', 'es'],
        name: 'datasets',
        fileName: (format) => (format === 'es' ? 'datasets.mjs' : 'datasets.js'),
      },
    },
  })

/**
 * The sha256 of every array of some drawings, by its name. Runs in the page and in Node.
 *
 * @param {(options: object) => object} draw
 * @param {object} options
 */
const hashesOf = async (draw, options) => {
  /** @type {Record<string, string>} */
  const hashes = {}
  for (const [name, value] of Object.entries(draw(options))) {
    if (!ArrayBuffer.isView(value)) continue
    const digest = await crypto.subtle.digest('SHA-256', /** @type {any} */ (value))
    hashes[name] = [...new Uint8Array(digest)]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')
  }
  return hashes
}

/** @type {import('../events.mjs').Stage} */
export const pages = {
  name: 'pages',
  title: '@firstgrad/datasets in a page of Chromium: pet faces have the bytes that Node draws',
  run: async function* ({ root }) {
    const program = findChromium()
    if (!program) {
      const reason = 'no Chromium on the path; set CHROMIUM_PATH'
      for (const options of drawings) yield { type: 'skipped', name: nameOf(options), reason }
      return
    }
    const folder = mkdtempSync(join(tmpdir(), 'firstgrad-pages-'))
    const browser = await openTabs(program)
    try {
      await bundle(join(root, 'packages/datasets'), folder)
      writeFileSync(
        join(folder, 'index.html'),
        '<!doctype html><script src="datasets.js"></script>',
      )
      const urlOf = (/** @type {string} */ name) => pathToFileURL(join(folder, name)).href
      const { petFaces } = await import(urlOf('datasets.mjs'))
      const tab = await browser.open()
      await tab.goto(urlOf('index.html'))
      for (const options of drawings)
        yield attempt(nameOf(options), async () => {
          const expected = await hashesOf(petFaces, options)
          const got = await tab.evaluate(
            `(${hashesOf})(datasets.petFaces, ${JSON.stringify(options)})`,
          )
          const [there, here] = [got, expected].map((hashes) => JSON.stringify(hashes, null, 2))
          if (there !== here) throw new Error(`Chromium: ${there}\nNode: ${here}`)
          if (Object.keys(expected).length !== 9) throw new Error(`hashed ${Object.keys(expected)}`)
          if (browser.trouble.length > 0) throw new Error(browser.trouble.join('\n'))
        })
    } finally {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
