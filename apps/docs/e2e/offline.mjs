import { until } from './until.mjs'

/** @type {readonly import('./cases.mjs').Case[]} */
export const offline = [
  {
    name: 'offline after the first visit: pages never opened, pictures, and what is nowhere',
    run: async ({ origin, open, goDown, goUp }) => {
      const context = await open()
      const page = await context.newPage()
      await page.goto(`${origin}/zh/`)
      // What is kept in the background ends with the pictures.
      await until(
        page,
        `(async () => {
          const cache = (await Promise.all((await caches.keys()).map((name) => caches.open(name))))[0]
          const paths = (await cache?.keys() ?? []).map(({ url }) => new URL(url).pathname)
          return paths.includes('/zh/course/tf/hello') && paths.some((path) => path.endsWith('/tf-tensorboard-files.zh-CN.dark.svg'))
        })()`,
        { timeoutMs: 60_000 },
      )
      await goDown()
      try {
        await page.goto(`${origin}/zh/course/basics/neuron`)
        await page.locator('firstgrad-task').waitFor({ state: 'attached' })
        await until(page, "customElements.get('firstgrad-task')")
        const picture = page.locator('.drawn img.in-light').first()
        await picture.scrollIntoViewIfNeeded()
        await until(page, "document.querySelector('.drawn img.in-light').naturalWidth > 100")
        // From page to page, as links go.
        await page.locator('main a[href="/zh/course/tf/ops-elementwise"]').first().click()
        await page.waitForURL('**/zh/course/tf/ops-elementwise')
        await page.locator('h1').first().waitFor()
        const response = await page.goto(`${origin}/zh/course/nothing`)
        if (response?.status() !== 404) throw new Error(`nothing: ${response?.status()}`)
        await page.locator('.missing h1').waitFor()
      } finally {
        await goUp()
      }
      await context.close()
    },
  },
  {
    name: 'a host without headers: pages are isolated after one reload',
    run: async ({ origin, open }) => {
      const context = await open()
      const page = await context.newPage()
      await page.goto(`${origin}/`)
      await until(page, 'navigator.serviceWorker.controller')
      await page.reload()
      if (!(await page.evaluate('crossOriginIsolated'))) throw new Error('not isolated')
      await context.close()
    },
  },
]
