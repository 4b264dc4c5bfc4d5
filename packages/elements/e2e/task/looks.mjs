import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { body, courseFile, equal, neuron, part, press, shows, write } from './page.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** @param {import('playwright-core').Page} page */
export const violations = async (page) => {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { violations: found } = await /** @type {any} */ (window).axe.run(document)
    return found.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html}`)
  })
}

/** @type {readonly import('../cases.mjs').Case[]} */
export const looksCases = [
  .../** @type {const} */ (['light', 'dark']).map((theme) => ({
    name: `task: axe finds nothing, ${theme}`,
    long: theme === 'dark',
    body: `<h1>Task</h1>${body}`,
    run: async (/** @type {import('playwright-core').Page} */ page) => {
      await page.evaluate((scheme) => {
        document.documentElement.style.colorScheme = scheme
        document.documentElement.style.background = scheme === 'dark' ? '#16181d' : '#fff'
        document.documentElement.style.color = scheme === 'dark' ? '#e6e8eb' : '#1d2127'
      }, theme)
      equal(await violations(page), [], 'at first')
      const wrong = courseFile(`${neuron}/mistakes/no-bias.ts`)
      await write(page, `console.log('"text"', 12, true)\n${wrong}// end`)
      await shows(page, '.mistake', 'The bias is missing')
      await press(page, 'Next hint')
      await press(page, 'Next hint')
      await press(page, 'Next hint')
      await press(page, 'Solution')
      await part(page, '.solution').waitFor()
      for (const more of await part(page, '.checks summary').all()) await more.click()
      equal(await violations(page), [], 'with a verdict, hints and the solution')
    },
  })),
  {
    name: 'task: nothing is wider than a phone of 360 pixels',
    body,
    run: async (page) => {
      await page.setViewportSize({ width: 360, height: 740 })
      await press(page, 'Check')
      await shows(page, '.outcome', 'checks pass')
      await press(page, 'Solution')
      await part(page, '.solution').waitFor()
      const width = await page.evaluate(() => document.documentElement.scrollWidth)
      equal(width, 360, 'width')
    },
  },
]
