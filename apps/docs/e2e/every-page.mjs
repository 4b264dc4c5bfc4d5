import { until } from './until.mjs'

/** @typedef {import('./cases.mjs').Case} Case */
/** @typedef {import('./cases.mjs').Site} Site */

/** So many tabs at once. */
const tabs = 3

/**
 * @param {Site} site
 * @param {import('playwright-core').BrowserContextOptions} options
 * @param {(page: import('playwright-core').Page, path: string) => Promise<string[]>} look
 */
const onEveryPage = async (site, options, look) => {
  const context = await site.open({ ...options, serviceWorkers: 'block' })
  const queue = [...site.pages]
  /** @type {string[]} */
  const wrong = []
  const work = async () => {
    const page = await context.newPage()
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const response = await page.goto(site.origin + path, { waitUntil: 'load' })
      if (response?.status() !== 200) wrong.push(`${path}: ${response?.status()}`)
      await until(page, "customElements.get('firstgrad-experiment')")
      wrong.push(...(await look(page, path)).map((each) => `${path}: ${each}`))
    }
    await page.close()
  }
  await Promise.all(Array.from({ length: tabs }, work))
  await context.close()
  if (wrong.length > 0) throw new Error(wrong.slice(0, 12).join('\n'))
}

/**
 * What axe finds, on a page that has it.
 *
 * @param {import('playwright-core').Page} page
 * @param {object} [options] of axe
 */
const violations = async (page, options = {}) => {
  /** @type {{ violations: { id: string, nodes: { html: string, failureSummary: string }[] }[] }} */
  const found = await page.evaluate(
    `axe.run(document, ${JSON.stringify({ resultTypes: ['violations'], ...options })})`,
  )
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary}`,
  )
}

/** Pages that a program makes after one pattern: what holds of colours in one holds in all. */
const isMade = (/** @type {string} */ path) => /\/reference\//.test(path)

/** @type {readonly Case[]} */
export const everyPage = [
  {
    name: 'every page under axe in both themes, and on a phone of 360 pixels',
    run: (site) =>
      onEveryPage(site, { colorScheme: 'light', reducedMotion: 'reduce' }, async (page, path) => {
        await page.evaluate(site.axe)
        const wrong = await violations(page)
        if (!isMade(path)) {
          // The theme changes colours alone.
          await page.emulateMedia({ colorScheme: 'dark' })
          const dark = await violations(page, { runOnly: ['color-contrast'] })
          wrong.push(...dark.map((each) => `dark: ${each}`))
          await page.emulateMedia({ colorScheme: 'light' })
        }
        await page.setViewportSize({ width: 360, height: 740 })
        /** @type {number} */
        const width = await page.evaluate('document.documentElement.scrollWidth')
        await page.setViewportSize({ width: 1280, height: 720 })
        return width > 360 ? [...wrong, `${width} pixels wide`] : wrong
      }),
  },
  {
    name: 'every page is there in both languages, each in its own',
    run: async ({ pages, origin, open }) => {
      const context = await open({ javaScriptEnabled: false })
      const page = await context.newPage()
      for (const path of pages) {
        const other = path.startsWith('/zh/') ? path.slice(3) : `/zh${path}`
        // Pages for developers may be written in one language first; the course is not.
        if (/^(\/zh)?\/(course\/|progress|$)/.test(path) && !pages.includes(other))
          throw new Error(`${path} has no ${other}`)
        if (!/course\//.test(path)) continue
        await page.goto(origin + path)
        const text = (await page.locator('main').textContent()) ?? ''
        const share = [...text.matchAll(/\p{Script=Han}/gu)].length / text.length
        const isChinese = path.startsWith('/zh/')
        if (isChinese ? share < 0.1 : share > 0.01)
          throw new Error(`${path}: ${Math.round(100 * share)} % of its letters are Chinese`)
      }
      await context.close()
    },
  },
]
