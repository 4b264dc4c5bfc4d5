import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { chromium } from 'playwright-core'

/** @type {Readonly<Record<string, string>>} */
const types = { '.html': 'text/html', '.js': 'text/javascript' }

const isolation = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
}

/**
 * Serves a folder on localhost.
 *
 * @param {string} folder
 * @param {boolean} isolated whether other sites are kept out of the page's process
 */
const serve = async (folder, isolated) => {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    const name = path === '/' ? '/index.html' : path
    try {
      const body = readFileSync(join(folder, name))
      const type = types[extname(name)] ?? 'application/octet-stream'
      response.writeHead(200, { 'content-type': type, ...(isolated ? isolation : {}) }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    origin: `http://localhost:${port}`,
    close: () => new Promise((done) => server.close(done)),
  }
}

/**
 * A browser in which pages train.
 *
 * @param {string} executablePath
 */
export const openPages = async (executablePath) => {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  return {
    /**
     * What `train()` answers on the page in a folder, and what went wrong on the way: what was asked
     * of another host, what was not there, what was said in the console.
     *
     * @param {string} folder
     * @param {boolean} isolated
     * @returns {Promise<{ threads: number, notes: string[], bits: string, trouble: string[] }>}
     */
    train: async (folder, isolated) => {
      const { origin, close } = await serve(folder, isolated)
      const context = await browser.newContext()
      try {
        const tab = await context.newPage()
        /** @type {string[]} */
        const trouble = []
        context.on('request', (request) => {
          const url = request.url().replace(/^blob:/, '')
          if (!url.startsWith(`${origin}/`) && !url.startsWith('data:'))
            trouble.push(`asked ${url}`)
        })
        context.on('response', (response) => {
          if (response.status() >= 400) trouble.push(`${response.status()} ${response.url()}`)
        })
        context.on('requestfailed', (request) => trouble.push(`failed ${request.url()}`))
        tab.on('pageerror', (error) => trouble.push(String(error)))
        tab.on('console', (message) => trouble.push(message.text()))
        await tab.goto(`${origin}/`)
        await tab.waitForFunction('globalThis.train').catch((error) => {
          throw new Error([error.message, ...trouble].join('\n'))
        })
        const answer = await tab.evaluate('globalThis.train()')
        return { .../** @type {any} */ (answer), trouble }
      } finally {
        await context.close()
        await close()
      }
    },
    close: () => browser.close(),
  }
}
