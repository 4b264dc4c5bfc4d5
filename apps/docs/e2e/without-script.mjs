/** @type {readonly import('./cases.mjs').Case[]} */
export const withoutScript = [
  {
    name: 'without JavaScript lessons and pictures are read, and a sentence says what is missing',
    run: async ({ origin, open }) => {
      const context = await open({ javaScriptEnabled: false })
      const page = await context.newPage()
      for (const [path, words] of [
        ['/course/basics/neuron', 'Without JavaScript'],
        ['/zh/course/basics/neuron', '没有 JavaScript'],
        ['/course/basics/nothing', 'Without JavaScript'],
      ]) {
        await page.goto(origin + path)
        const text = (await page.locator('main').textContent()) ?? ''
        if (!text.includes(words ?? '')) throw new Error(`${path} does not say ${words}`)
        if (path === '/course/basics/nothing') continue
        if ((await page.locator('math').count()) === 0) throw new Error(`${path}: no formulas`)
        const picture = page.locator('.drawn img.in-light').first()
        await picture.scrollIntoViewIfNeeded()
        if (!(await picture.getAttribute('alt'))) throw new Error(`${path}: a picture says nothing`)
        const size = await picture.boundingBox()
        if (!size || size.width < 100) throw new Error(`${path}: a picture is not seen`)
      }
      await context.close()
    },
  },
]
