import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { until } from './until.mjs'

/** The same site, built again with a mark on its home page. */
const nextVersion = (/** @type {string} */ folder) => {
  const next = mkdtempSync(join(tmpdir(), 'firstgrad-next-version-'))
  cpSync(folder, next, { recursive: true })
  const change = (
    /** @type {string} */ name,
    /** @type {RegExp} */ of,
    /** @type {string} */ to,
  ) => {
    const text = readFileSync(join(next, name), 'utf8')
    if (!of.test(text)) throw new Error(`${name} has no ${of}`)
    writeFileSync(join(next, name), text.replace(of, to))
  }
  change('service-worker.js', /version:"\w{16}"/, 'version:"0123456789abcdef"')
  change('index.html', /<html /, '<html data-next ')
  return next
}

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
    name: 'a new version is told, and taken by its button or by the next change of pages, never in between',
    run: async ({ origin, folder, open, goDown, goUp }) => {
      const next = nextVersion(folder)
      try {
        for (const way of ['button', 'link']) {
          const context = await open()
          const page = await context.newPage()
          await page.goto(`${origin}/`)
          await until(page, 'navigator.serviceWorker.controller')
          await goDown()
          await goUp(next)
          try {
            await page.evaluate('navigator.serviceWorker.ready.then((known) => known.update())')
            const take = page.getByRole('button', { name: 'Take the new version' })
            await take.waitFor()
            const isNext = "'next' in document.documentElement.dataset"
            const other = await context.newPage()
            await other.goto(`${origin}/`)
            if (await other.evaluate(isNext)) throw new Error('pages of two versions at once')
            await other.close()
            if (way === 'button') await take.click()
            else {
              await page.locator('main a[href="/course/"]').first().click()
              await page.waitForURL('**/course/')
              await until(page, '!navigator.serviceWorker.controller?.state.includes("ing")')
              await page.goto(`${origin}/`)
            }
            await until(page, isNext).catch((error) => {
              throw new Error(`by ${way}: ${error.message}`)
            })
            await until(page, 'caches.keys().then((names) => names.length === 1)')
            await context.close()
          } finally {
            await goDown()
            await goUp()
          }
        }
      } finally {
        rmSync(next, { recursive: true })
      }
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
