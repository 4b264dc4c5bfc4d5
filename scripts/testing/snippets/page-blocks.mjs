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

/** An empty page; without an icon a browser asks for one. */
const emptyPage = `<!doctype html>
<link rel="icon" href="data:,">
<body><script type="module" src="./block.js"></script></body>
`

/**
 * The page of one block, by Vite as a reader would build it. Each is built for itself: what blocks
 * share would go into chunks of its own, and a module that waits for itself would not be found out.
 */
const bundle = async (/** @type {string} */ folder, /** @type {string} */ code) => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'block.js'), code)
  writeFileSync(join(folder, 'index.html'), emptyPage)
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { target: 'esnext', minify: false, chunkSizeWarningLimit: 4000 },
  })
  return join(folder, 'dist')
}

/** How long a page may take to its title, on a busy machine. */
const timeoutMs = 30_000

/**
 * What goes wrong on a page until it has a title.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 */
const troubleOf = async (browser, origin) => {
  const page = await browser.newPage()
  /** @type {string[]} */
  const trouble = []
  /** @type {(value?: unknown) => void} */
  let fail = () => {}
  const failed = new Promise((resolve) => {
    fail = resolve
  })
  page.on('pageerror', (error) => {
    trouble.push(String(error))
    fail()
  })
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text())
  })
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url())
    if (protocol.startsWith('http') && asked !== origin) trouble.push(`asked ${request.url()}`)
  })
  try {
    await page.goto(origin)
    const titled = page
      .waitForFunction('document.title', null, { timeout: timeoutMs })
      .catch(() => {
        if (trouble.length === 0) trouble.push(`no title after ${timeoutMs / 1000} s`)
      })
    await Promise.race([titled, failed])
  } finally {
    await page.close()
  }
  return trouble
}

/**
 * Runs blocks in Chromium. A block ends by giving its empty page a title; until then it throws
 * nothing, and asks no other host for anything.
 *
 * @param {string} program
 * @param {string} consumer the folder where the packed packages are installed
 * @param {readonly import('./collect.mjs').Snippet[]} blocks
 * @returns {AsyncGenerator<import('../events.mjs').CheckEvent>}
 */
export const runPageBlocks = async function* (program, consumer, blocks) {
  const browser = await chromium.launch({ executablePath: program, args: flags })
  try {
    for (const [i, { file, line, code }] of blocks.entries())
      yield attempt(`${file}:${line} in a page`, async () => {
        const folder = await bundle(join(consumer, `page-${i}`), code)
        const site = await serveFolder(folder, { headers: () => isolation })
        try {
          const trouble = await troubleOf(browser, site.origin)
          if (trouble.length > 0) throw new Error(trouble.join('\n'))
        } finally {
          await site.close()
        }
      })
  } finally {
    await browser.close()
  }
}
