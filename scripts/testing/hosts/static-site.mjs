import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}

/**
 * A folder as a web site, beside pages that are given as texts.
 *
 * @param {string} folder
 * @param {{
 *   pages?: Readonly<Record<string, { body: string, headers?: Record<string, string> }>>,
 *   headers?: (path: string) => Record<string, string>,
 * }} [options]
 */
export const serveFolder = async (folder, { pages = {}, headers = () => ({}) } = {}) => {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const given = pages[path]
    if (given)
      return response
        .writeHead(200, { 'content-type': types['.html'], ...headers(path), ...given.headers })
        .end(given.body)
    const below = join(folder, normalize(path))
    const file = [below, `${below}.html`, join(below, 'index.html')].find(
      (each) => existsSync(each) && statSync(each).isFile(),
    )
    if (!file) {
      const missing = join(folder, '404.html')
      const body = existsSync(missing) ? readFileSync(missing) : 'not found'
      return response.writeHead(404, { 'content-type': types['.html'], ...headers(path) }).end(body)
    }
    const type = types[extname(file)] ?? 'application/octet-stream'
    response.writeHead(200, { 'content-type': type, ...headers(path) }).end(readFileSync(file))
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    origin: `http://localhost:${port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
