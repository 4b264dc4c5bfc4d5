/** @param {string} start @param {string} words @param {string} expected */
const finds = (start, words, expected) => ({
  name: `search finds ${words}`,
  run: async (/** @type {import('./cases.mjs').Site} */ { origin, open }) => {
    const context = await open({ serviceWorkers: 'block' })
    const page = await context.newPage()
    await page.goto(origin + start)
    await page.locator('.VPNavBarSearch button').first().click()
    await page.locator('.VPLocalSearchBox input').fill(words)
    const result = page.locator(`.VPLocalSearchBox .results a[href*="${expected}"]`).first()
    await result.waitFor({ timeout: 10_000 })
    await result.click()
    await page.waitForURL(`**${expected}*`)
    await context.close()
  },
})

/** @type {readonly import('./cases.mjs').Case[]} */
export const search = [
  finds('/', 'convolution', '/course/basics/convolution'),
  finds('/zh/', '卷积', '/zh/course/basics/convolution'),
  finds('/zh/', '异或', '/zh/course/basics/neuron'),
]
