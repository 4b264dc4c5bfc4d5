import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { attempt } from '../events.mjs'
import { findChromium } from '../find-chromium.mjs'
import { serveFolder } from '../hosts/static-site.mjs'
import { inParallel } from '../run-program.mjs'

/** The processor plays the graphics card, and a moving picture a camera: every machine has them. */
const flags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--use-fake-device-for-media-stream',
]

const document = (/** @type {string} */ body) => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>elements</title>
<meta name="viewport" content="width=device-width">
<script type="module" src="/firstgrad.js"></script>
<main>${body}</main></html>`

/**
 * As packages/elements/e2e/cases.mjs has them.
 *
 * @typedef {object} ElementCase
 * @property {string} name
 * @property {string} body
 * @property {string} [policy]
 * @property {boolean} [long] tried with FIRSTGRAD_CASES alone
 * @property {(page: import('playwright-core').Page) => Promise<void>} run
 */

/** @type {import('../events.mjs').Stage} */
export const elements = {
  name: 'elements',
  title: '@firstgrad/elements in Chromium, from one script tag',
  needsBuild: true,
  run: async function* ({ root }) {
    const room = join(root, 'packages/elements')
    /** @type {{ cases: readonly ElementCase[] }} */
    const { cases: all } = await import(pathToFileURL(join(room, 'e2e/cases.mjs')).href)
    const cases = process.env.FIRSTGRAD_CASES ? all : all.filter(({ long }) => !long)
    const program = findChromium()
    if (!program) {
      for (const { name } of cases)
        yield { type: 'skipped', name, reason: 'no Chromium on the path; set CHROMIUM_PATH' }
      return
    }
    const pages = Object.fromEntries(
      cases.map(({ body, policy }, i) => [
        `/case-${i}`,
        {
          body: document(body),
          ...(policy && { headers: { 'content-security-policy': policy } }),
        },
      ]),
    )
    const site = await serveFolder(join(room, 'dist/page'), { pages })
    const browser = await chromium.launch({ executablePath: program, args: flags })
    try {
      // Two at a time: most of a case waits for a worker or for a timer.
      yield* inParallel([...cases.entries()], 2, ([i, { name, run }]) =>
        attempt(name, async () => {
          const context = await browser.newContext({ viewport: { width: 1000, height: 900 } })
          /** @type {string[]} */
          const trouble = []
          const page = await context.newPage()
          page.on('pageerror', (error) => trouble.push(String(error)))
          page.on('request', (request) => {
            const { protocol, origin } = new URL(request.url())
            if (protocol.startsWith('http') && origin !== site.origin)
              trouble.push(`asked ${request.url()}`)
          })
          try {
            await page.goto(`${site.origin}/case-${i}`)
            // Not waitForFunction: it evaluates texts, which strict pages forbid.
            await page.locator('main :defined').first().waitFor({ state: 'attached' })
            await page.locator('main :not(:defined)').first().waitFor({ state: 'detached' })
            await run(page)
            if (trouble.length > 0) throw new Error(trouble.join('\n'))
          } finally {
            await context.close()
          }
        }),
      )
    } finally {
      await browser.close()
      await site.close()
    }
  },
}
