import { chromium } from 'playwright-core'

/**
 * A browser whose tabs may look at files alone.
 *
 * @param {string} executablePath
 * @param {readonly string[]} [flags] of Chromium, beside our own
 */
export const openTabs = async (executablePath, flags = []) => {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', ...flags] })
  /** What the pages threw, said in the console or asked of a host. @type {string[]} */
  const trouble = []
  /** @param {import('playwright-core').BrowserContextOptions} [options] */
  const open = async (options) => {
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options })
    const tab = await context.newPage()
    tab.on('pageerror', (error) => trouble.push(String(error)))
    tab.on('console', (message) => trouble.push(message.text()))
    context.on('request', (request) => {
      if (!/^(file|data|blob):/.test(request.url())) trouble.push(`asked ${request.url()}`)
    })
    return tab
  }
  return { open, trouble, close: () => browser.close() }
}
