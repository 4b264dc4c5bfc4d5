import type { RequestListener } from 'node:http'

/** Answers with the files under their names, and with parts of them on demand, as mirrors do. */
export const serveFiles =
  (files: Readonly<Record<string, Buffer>>): RequestListener =>
  (request, response) => {
    const bytes = files[request.url?.slice(1) ?? '']
    if (!bytes) {
      response.writeHead(404).end('not here')
      return
    }
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    if (start >= bytes.length) {
      response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end()
      return
    }
    const headers: Record<string, string | number> = {
      'content-type': 'application/gzip',
      'content-length': bytes.length - start,
    }
    if (start > 0) headers['content-range'] = `bytes ${start}-${bytes.length - 1}/${bytes.length}`
    response.writeHead(start > 0 ? 206 : 200, headers).end(bytes.subarray(start))
  }
