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

/** @param {Site} site @param {'light' | 'dark'} colorScheme */
const accessible = (site, colorScheme) =>
  onEveryPage(site, { colorScheme, reducedMotion: 'reduce' }, async (page) => {
    await page.evaluate(site.axe)
    /** @type {{ violations: { id: string, nodes: { html: string, failureSummary: string }[] }[] }} */
    const { violations } = await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary}`,
    )
  })

/** @type {readonly Case[]} */
export const everyPage = [
  { name: 'every page under axe, light', run: (site) => accessible(site, 'light') },
  { name: 'every page under axe, dark', run: (site) => accessible(site, 'dark') },
  {
    name: 'every page fits a phone of 360 pixels',
    run: (site) =>
      onEveryPage(site, { viewport: { width: 360, height: 740 } }, async (page) => {
        /** @type {number} */
        const width = await page.evaluate('document.documentElement.scrollWidth')
        return width > 360 ? [`${width} pixels wide`] : []
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
