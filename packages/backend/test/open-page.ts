import { createReadStream } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, normalize } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { chromiumFlags } from './chromium.js'

export interface OpenPage {
  readonly page: Page
  /** Everything that the page wrote to its console, and its uncaught errors. */
  readonly console: string[]
  close(): Promise<void>
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' }

/** Serves a folder on localhost, which counts as secure, and opens its index.html in Chromium. */
export const openPage = async (folder: string, program: string): Promise<OpenPage> => {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    const name = path === '/' ? '/index.html' : path
    const file = createReadStream(join(folder, name))
    file.on('error', () => response.writeHead(404).end())
    file.on('open', () => {
      const type = types[name.slice(name.lastIndexOf('.'))] ?? 'application/octet-stream'
      response.writeHead(200, { 'content-type': type })
      file.pipe(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const browser = await chromium.launch({ executablePath: program, args: [...chromiumFlags] })
  const page = await browser.newPage()
  const lines: string[] = []
  page.on('console', (entry) => lines.push(`${entry.type()}: ${entry.text()}`))
  page.on('pageerror', (error) => lines.push(`error: ${error.message}`))
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`)
  return {
    page,
    console: lines,
    async close() {
      await browser.close()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
