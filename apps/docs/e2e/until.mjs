/**
 * Waits until an expression is true in the page. Playwright's own way evaluates texts within the page, which
 * its policy forbids.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} expression
 * @param {{ timeoutMs?: number }} [options]
 */
export const until = async (page, expression, { timeoutMs = 30_000 } = {}) => {
  const end = performance.now() + timeoutMs
  const isTrue = () =>
    page
      .evaluate(`Promise.resolve(${expression}).then(Boolean)`)
      .catch((/** @type {Error} */ error) => {
        // The page is on its way to another.
        if (/context was destroyed/.test(error.message)) return false
        throw error
      })
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error(`never true: ${expression}`)
    await new Promise((done) => setTimeout(done, 100))
  }
}
