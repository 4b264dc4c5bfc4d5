import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { attempt } from '../events.mjs'
import { serveFolder } from '../hosts/static-site.mjs'

/** The processor plays the graphics card, so that every machine has one. */
const flags = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader']

/** Threads want a page that is isolated from other sites. */
const isolation = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
}

/** An empty page, which says how its module ended. */
const pageOf = (/** @type {number} */ i) => `<!doctype html>
<link rel="icon" href="data:,">
<script type="module">
import('./block-${i}.js').then(
  () => { globalThis.ended = 'well' },
  (error) => { globalThis.ended = String(error?.stack ?? error) },
)
</script>
`

/** All blocks as modules of pages of their own, by Vite as a reader would build them. */
const bundle = async (
  /** @type {string} */ consumer,
  /** @type {readonly import('./collect.mjs').Snippet[]} */ blocks,
) => {
  const folder = join(consumer, 'pages')
  mkdirSync(folder, { recursive: true })
  for (const [i, { code }] of blocks.entries()) {
    writeFileSync(join(folder, `block-${i}.js`), code)
    writeFileSync(join(folder, `page-${i}.html`), pageOf(i))
  }
  const out = join(folder, 'dist')
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: out,
      target: 'esnext',
      minify: false,
      chunkSizeWarningLimit: 4000,
      rollupOptions: { input: blocks.map((_, i) => join(folder, `page-${i}.html`)) },
    },
  })
  return out
}

/**
 * Runs blocks in Chromium: each ends without an error, and asks no other host for anything.
 *
 * @param {string} program
 * @param {string} consumer the folder where the packed packages are installed
 * @param {readonly import('./collect.mjs').Snippet[]} blocks
 * @returns {AsyncGenerator<import('../events.mjs').CheckEvent>}
 */
export const runPageBlocks = async function* (program, consumer, blocks) {
  const site = await serveFolder(await bundle(consumer, blocks), { headers: () => isolation })
  const browser = await chromium.launch({ executablePath: program, args: flags })
  try {
    for (const [i, { file, line }] of blocks.entries())
      yield attempt(`${file}:${line} in a page`, async () => {
        const page = await browser.newPage()
        /** @type {string[]} */
        const trouble = []
        page.on('pageerror', (error) => trouble.push(String(error)))
        page.on('console', (message) => {
          if (message.type() === 'error') trouble.push(message.text())
        })
        page.on('request', (request) => {
          const { protocol, origin } = new URL(request.url())
          if (protocol.startsWith('http') && origin !== site.origin)
            trouble.push(`asked ${request.url()}`)
        })
        try {
          await page.goto(`${site.origin}/page-${i}.html`)
          await page.waitForFunction('globalThis.ended').catch(({ message }) => {
            trouble.push(message)
          })
          const ended = await page.evaluate('globalThis.ended')
          if (ended !== 'well') trouble.push(`ended: ${ended}`)
          if (trouble.length > 0) throw new Error(trouble.join('\n'))
        } finally {
          await page.close()
        }
      })
  } finally {
    await browser.close()
    await site.close()
  }
}
