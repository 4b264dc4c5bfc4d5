import { createServer } from 'node:http'
import { chromium } from 'playwright-core'

/** @typedef {() => { body: string | Buffer, type: string }} Answer */

/**
 * A web site in Chromium: answers by path, and everything that pages ask of other hosts.
 *
 * @param {string} executablePath
 * @param {Readonly<Record<string, Answer>>} answers
 * @param {(url: URL) => Buffer | undefined} elsewhere what other hosts answer
 */
export const openSite = async (executablePath, answers, elsewhere) => {
  /** @type {string[]} */
  const asked = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    asked.push(pathname)
    const answer = answers[pathname]
    if (!answer) return response.writeHead(404).end()
    const { body, type } = answer()
    // Long enough for another tab to ask as well.
    setTimeout(() => response.writeHead(200, { 'content-type': type }).end(body), 100)
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const context = await browser.newContext()
  await context.route(
    (url) => url.hostname !== 'localhost',
    async (route) => {
      const url = new URL(route.request().url())
      asked.push(url.href)
      const body = elsewhere(url)
      if (!body) return route.abort()
      await route.fulfill({ body, headers: { 'access-control-allow-origin': '*' } })
    },
  )
  return {
    /** What was asked for since the last call. */
    asked: () => asked.splice(0),
    /** @param {string} path */
    open: async (path) => {
      const tab = await context.newPage()
      await tab.goto(`http://localhost:${port}${path}`)
      return tab
    },
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
