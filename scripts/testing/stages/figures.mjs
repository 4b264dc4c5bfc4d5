import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, createServer } from 'vite'
import { attempt } from '../events.mjs'
import { findChromium } from '../find-chromium.mjs'
import { faultsOfTexts } from '../hosts/faults-of-texts.mjs'
import { openTabs } from '../hosts/tabs.mjs'

const conditions = ['@firstgrad/source', 'node', 'import', 'module', 'default']

/** @param {unknown} isTrue @param {string} otherwise */
const must = (isTrue, otherwise) => {
  if (!isTrue) throw new Error(otherwise)
}

/** The gallery, written by the package's own code from source. */
const writeGallery = async (/** @type {string} */ room, /** @type {string} */ folder) => {
  const server = await createServer({
    root: room,
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true, watch: null, ws: false },
    appType: 'custom',
    resolve: { conditions },
    ssr: { resolve: { conditions, externalConditions: ['node', 'import'] } },
  })
  try {
    const module = await server.ssrLoadModule('/gallery/gallery.ts')
    return /** @type {string[]} */ (await module.writeGallery(folder))
  } finally {
    await server.close()
  }
}

const bundleLivePage = (/** @type {string} */ room, /** @type {string} */ folder) =>
  build({
    root: room,
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@firstgrad/source', 'browser', 'import', 'module', 'default'] },
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: {
        entry: 'gallery/live-page.ts',
        formats: ['iife'],
        name: 'page',
        fileName: () => 'live.js',
      },
    },
  })

const inBrowser = [
  'texts in Chromium, light and dark, in both languages',
  'a report: tips by pointer and keyboard, a film, a table',
  'a report on paper and in the dark',
  'live: 100,000 points in a page',
]

/** @type {import('../events.mjs').Stage} */
export const figures = {
  name: 'figures',
  title: 'the gallery of @firstgrad/viz: every figure in every face, looked at by Chromium',
  run: async function* ({ root }) {
    const room = join(root, 'packages/viz')
    const folder = join(room, 'gallery/dist')
    const urlOf = (/** @type {string} */ name) => pathToFileURL(join(folder, name)).href
    let isWritten = false
    yield attempt('the gallery is written to packages/viz/gallery/dist', async () => {
      const files = await writeGallery(room, folder)
      must(files.length === 3, `expected three pages, got ${files}`)
      await bundleLivePage(room, folder)
      isWritten = true
    })
    const program = findChromium()
    if (!isWritten || !program) {
      const reason = isWritten
        ? 'no Chromium on the path; set CHROMIUM_PATH'
        : 'there is no gallery'
      for (const name of inBrowser) yield { type: 'skipped', name, reason }
      return
    }
    const browser = await openTabs(program)
    const [texts, report, paper, live] = /** @type {[string, string, string, string]} */ (inBrowser)
    try {
      yield attempt(texts, async () => {
        const tab = await browser.open({ viewport: { width: 1400, height: 1000 } })
        await tab.goto(urlOf('index.html'))
        await tab.evaluate('document.fonts.ready')
        await tab.screenshot({ path: join(folder, 'gallery.png'), fullPage: true })
        const faults = await tab.evaluate(faultsOfTexts)
        must(faults.length === 0, faults.join('\n'))
      })
      yield attempt(report, async () => {
        const tab = await browser.open({ reducedMotion: 'reduce' })
        await tab.goto(urlOf('report.en.html'))
        const first = tab.locator('figure').first()
        const tip = first.locator('.fg-tip')
        must(await tip.isHidden(), 'a tip shows before anything is pointed at')
        await first.locator('svg').hover({ position: { x: 300, y: 340 } })
        must(
          /^(training|validation)\n\d+: 0\.\d+$/.test((await tip.textContent()) ?? ''),
          `the tip says ${await tip.textContent()}`,
        )
        await tab.screenshot({ path: join(folder, 'tip.png') })
        await first.locator('.fg-plot').focus()
        await tab.keyboard.press('Escape')
        must(await tip.isHidden(), 'Escape does not hide the tip')
        await tab.keyboard.press('ArrowRight')
        must(
          (await tip.textContent())?.startsWith('training\n0: 2.'),
          `the first tip says ${await tip.textContent()}`,
        )
        const film = tab.locator('figure').last()
        const shown = () =>
          film
            .locator('[data-frame]:not([display=none])')
            .evaluateAll((all) => all.map((one) => one.getAttribute('data-frame')))
        must((await shown()).join() === '11', `a film stands at ${await shown()}`)
        await film.locator('input').fill('3')
        must((await shown()).join() === '3', `a film stands at ${await shown()}, not at 3`)
        await film.locator('button').click()
        await tab.waitForTimeout(500)
        must((await shown()).join() !== '3', 'a film does not play')
        await first.locator('summary').click()
        must((await first.locator('tbody tr').count()) === 120, 'the table has not 120 rows')
        must(browser.trouble.length === 0, browser.trouble.join('\n'))
      })
      yield attempt(paper, async () => {
        const tab = await browser.open({ colorScheme: 'dark' })
        await tab.goto(urlOf('report.zh-CN.html'))
        const background = () => tab.evaluate('getComputedStyle(document.body).backgroundColor')
        must((await background()) === 'rgb(20, 23, 28)', `dark is ${await background()}`)
        await tab.screenshot({ path: join(folder, 'report-dark.png'), fullPage: true })
        await tab.emulateMedia({ media: 'print' })
        must((await background()) === 'rgb(255, 255, 255)', `paper is ${await background()}`)
        must(await tab.locator('details').first().isHidden(), 'paper shows what cannot be opened')
        await tab.pdf({ path: join(folder, 'report.pdf'), printBackground: true })
        const wide = await tab.evaluate('document.documentElement.scrollWidth <= innerWidth')
        must(wide, 'the page is wider than the window')
        must(browser.trouble.length === 0, browser.trouble.join('\n'))
      })
      yield attempt(live, async () => {
        const tab = await browser.open()
        await tab.goto('about:blank')
        await tab.addScriptTag({ path: join(folder, 'live.js') })
        const got =
          /** @type {{ frames: number, seconds: number, points: number, drawn: number, peak: number }} */ (
            await tab.evaluate('runLive(1000)')
          )
        must(
          got.points > 100_000 && got.frames > 1,
          `only ${got.points} points in ${got.frames} frames`,
        )
        must(got.drawn > 500 && got.drawn < 4000, `${got.drawn} points are drawn`)
        must(got.peak > 200, `the highest point stands out by ${got.peak} pixels`)
      })
    } finally {
      await browser.close()
    }
  },
}
