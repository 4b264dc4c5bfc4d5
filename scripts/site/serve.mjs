import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { headersFrom } from './headers.mjs'

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}

/** @param {string} text of an address, perhaps broken */
const decoded = (text) => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/**
 * Serves the built site as a static host does: clean addresses, `_headers`, the page 404, brotli.
 *
 * @param {string} folder
 * @param {{ port?: number, isolated?: boolean }} [options] not isolated: a host that can set no headers
 */
export const serveBuilt = async (folder, { port = 0, isolated = true } = {}) => {
  const headersOf = headersFrom(join(folder, '_headers'))
  /** @type {Map<string, Buffer>} */
  const compressed = new Map()
  const brotli = (/** @type {string} */ file) => {
    const key = `${file} ${statSync(file).mtimeMs}`
    const known =
      compressed.get(key) ??
      brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
    compressed.set(key, known)
    return known
  }
  const server = createServer((request, response) => {
    const path = decoded(new URL(request.url ?? '/', 'http://localhost').pathname)
    const below = join(folder, normalize(path))
    const found = [below, `${below}.html`, join(below, 'index.html')].find(
      (each) => each.startsWith(folder) && existsSync(each) && statSync(each).isFile(),
    )
    const file = found ?? join(folder, '404.html')
    const type = types[extname(file)]
    const isText = type !== undefined && extname(file) !== '.wasm'
    const packed = isText && /\bbr\b/.test(String(request.headers['accept-encoding']))
    response
      .writeHead(found ? 200 : 404, {
        'content-type': type ?? 'application/octet-stream',
        vary: 'accept-encoding',
        ...(packed && { 'content-encoding': 'br' }),
        ...(isolated && headersOf(path)),
      })
      .end(packed ? brotli(file) : readFileSync(file))
  })
  await new Promise((done) => server.listen(port, '127.0.0.1', () => done(undefined)))
  const address = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    origin: `http://localhost:${address.port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
