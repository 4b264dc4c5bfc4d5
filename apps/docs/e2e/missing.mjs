/** @type {readonly import('./cases.mjs').Case[]} */
export const missing = [
  {
    name: 'an unknown exercise is answered with those that there are, in both languages',
    run: async ({ origin, open, axe }) => {
      const context = await open({ serviceWorkers: 'block' })
      const page = await context.newPage()
      for (const path of ['/course/basics/nothing', '/zh/course/%3Cscript%3E', '/%E0%A4%A']) {
        const response = await page.goto(origin + path)
        if (response?.status() !== 404) throw new Error(`${path}: ${response?.status()}`)
        await page.locator('.missing h1').waitFor()
        const links = await page.locator('.missing a[href^="/zh/course/"]').count()
        const first = await page.locator('.missing section').first().getAttribute('lang')
        if (links < 10) throw new Error(`${path} lists ${links} exercises`)
        if (first !== (path.startsWith('/zh/') ? 'zh-CN' : 'en'))
          throw new Error(`${path}: ${first}`)
      }
      await page.evaluate(axe)
      const wrong = await page.evaluate(
        "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 150)).join(' '))",
      )
      if (wrong) throw new Error(String(wrong))
      await context.close()
    },
  },
]
