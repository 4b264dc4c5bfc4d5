import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { serveBuilt } from '../../site/serve.mjs'
import { buildSiteQuietly } from '../../site/vitepress.mjs'
import { attempt } from '../events.mjs'
import { findChromium } from '../find-chromium.mjs'

const building = 'the site builds'

/** @type {import('../events.mjs').Stage} */
export const site = {
  name: 'site',
  title: 'the site in Chromium: its policy, axe, phones, search, offline',
  needsBuild: true,
  run: async function* ({ root }) {
    const room = join(root, 'apps/docs')
    const folder = join(room, '.vitepress/dist')
    /** @type {{ cases: readonly import('../../../apps/docs/e2e/cases.mjs').Case[] }} */
    const { cases } = await import(pathToFileURL(join(room, 'e2e/cases.mjs')).href)
    let isBuilt = false
    yield attempt(building, async () => {
      // The reference too with FIRSTGRAD_CASES: it takes as long as all the rest.
      await buildSiteQuietly(root, { whole: process.env.FIRSTGRAD_CASES !== undefined })
      isBuilt = existsSync(join(folder, 'sitemap.txt'))
      if (!isBuilt) throw new Error('there is no sitemap.txt')
    })
    const program = findChromium()
    if (!program || !isBuilt) {
      const reason = isBuilt
        ? 'no Chromium on the path; set CHROMIUM_PATH'
        : 'the site is not built'
      for (const { name } of cases) yield { type: 'skipped', name, reason }
      return
    }
    // Without headers, so that the service worker has to add them.
    let host = await serveBuilt(folder, { isolated: false })
    const port = Number(new URL(host.origin).port)
    const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] })
    try {
      for (const { name, run } of cases)
        yield attempt(name, async () => {
          /** @type {string[]} */
          const trouble = []
          await run({
            origin: host.origin,
            browser,
            trouble,
            pages: readFileSync(join(folder, 'sitemap.txt'), 'utf8').split('\n').filter(Boolean),
            axe: readFileSync(
              createRequire(join(room, 'package.json')).resolve('axe-core'),
              'utf8',
            ),
            goDown: () => host.close(),
            folder,
            goUp: async (of = folder) => {
              host = await serveBuilt(of, { port, isolated: false })
            },
            open: async (options = {}) => {
              const context = await browser.newContext(options)
              context.on('page', (page) => {
                page.on('pageerror', (error) => trouble.push(`${page.url()}: ${error}`))
                page.on('console', (message) => {
                  if (/Content Security Policy/.test(message.text())) trouble.push(message.text())
                })
              })
              context.on('request', (request) => {
                const { protocol, origin } = new URL(request.url())
                if (protocol.startsWith('http') && origin !== host.origin)
                  trouble.push(`asked ${request.url()}`)
              })
              return context
            },
          })
          if (trouble.length > 0) throw new Error([...new Set(trouble)].slice(0, 8).join('\n'))
        })
    } finally {
      await browser.close()
      await host.close()
    }
  },
}
