import { readFileSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { failures, installed, isWhole, type Outcome } from '../../test/installed.js'
import { httpServer, httpsServer } from '../../test/loopback-server.js'
import { scratchFolder } from '../../test/scratch-folder.js'
import { serveFiles } from '../../test/serve-files.js'
import { gzipped, sha256, tinyDataset } from '../../test/tiny-dataset.js'

const images = gzipped['images.gz']!

/** Runs the tiny data set against one mirror that answers as told. */
const against = async (
  answer: RequestListener,
  options: Parameters<typeof installed>[1] = {},
  definition = tinyDataset(),
): Promise<Outcome & { requests: string[]; url: string }> => {
  const { url, env, requests } = await httpsServer(answer)
  const outcome = await installed({ ...definition, mirrors: [url] }, { env, ...options })
  return { ...outcome, requests, url }
}

const reason = ({ error }: Outcome): string => (error as Error).message

describe('a mirror that works', () => {
  it('gives the files, and says how', async () => {
    const outcome = await against(serveFiles(gzipped))
    expect(outcome.error).toBeUndefined()
    expect(isWhole(outcome)).toBe(true)
    expect(outcome.requests).toEqual(['GET /images.gz -', 'GET /labels.gz -'])
    const source = { kind: 'mirror', location: outcome.url }
    const { events } = outcome
    expect(events[0]).toEqual({ type: 'source', name: 'tiny', source })
    expect(events.filter(({ type }) => type === 'verified')).toHaveLength(2)
    expect(events.at(-1)).toMatchObject({ type: 'done', name: 'tiny', bytes: 180, source })
    const progress = events.filter((event) => event.type === 'progress')
    const totalBytes = images.length + gzipped['labels.gz']!.length
    expect(progress.at(-1)).toMatchObject({ receivedBytes: totalBytes, totalBytes })
  })

  it('is followed through redirects that stay encrypted', async () => {
    const outcome = await against((request, response) => {
      if (request.url?.startsWith('/moved')) {
        const answer = serveFiles(gzipped)
        request.url = request.url.slice('/moved'.length)
        answer(request, response)
      } else response.writeHead(302, { location: `/moved${request.url}` }).end('moved')
    })
    expect(isWhole(outcome)).toBe(true)
  })

  it('may send without a length, in small pieces', async () => {
    const outcome = await against((request, response) => {
      const bytes = gzipped[request.url!.slice(1)]!
      response.writeHead(200)
      for (const byte of bytes) response.write(Buffer.of(byte))
      response.end()
    })
    expect(isWhole(outcome)).toBe(true)
  })
})

describe('a mirror that misbehaves', () => {
  it.each([403, 404, 410])('status %d', async (status) => {
    const outcome = await against((_, response) => response.writeHead(status).end('no'))
    expect(failures(outcome)).toEqual(['datasets/http-status'])
    expect(reason(outcome)).toContain(
      `${outcome.url}images.gz answered with HTTP status ${status}.`,
    )
    expect(outcome.requests).toHaveLength(1)
    expect(outcome.left).toEqual([])
  })

  it('a status that may pass is tried again, and then no more', async () => {
    const outcome = await against((_, response) => response.writeHead(503).end())
    expect(failures(outcome)).toEqual(['datasets/http-status'])
    expect(outcome.requests).toHaveLength(3)
  })

  it('429 with Retry-After is obeyed when it is short', async () => {
    let asked = 0
    const answer = serveFiles(gzipped)
    const outcome = await against((request, response) => {
      asked += 1
      if (asked === 1) response.writeHead(429, { 'retry-after': '1' }).end()
      else answer(request, response)
    })
    expect(isWhole(outcome)).toBe(true)
  })

  it('429 with a Retry-After of an hour is left at once', async () => {
    const outcome = await against((_, response) =>
      response.writeHead(429, { 'retry-after': '3600' }).end(),
    )
    expect(failures(outcome)).toEqual(['datasets/http-status'])
    expect(outcome.requests).toHaveLength(1)
  })

  it('a redirect to http is refused before anything is asked of it', async () => {
    const plain = await httpServer(serveFiles(gzipped))
    const outcome = await against((request, response) =>
      response.writeHead(302, { location: `${plain.url}${request.url?.slice(1)}` }).end(),
    )
    expect(failures(outcome)).toEqual(['datasets/insecure-url'])
    expect(plain.requests).toEqual([])
    expect(outcome.left).toEqual([])
  })

  it('redirects in a circle', async () => {
    const outcome = await against((request, response) =>
      response.writeHead(302, { location: request.url! }).end(),
    )
    expect(failures(outcome)).toEqual(['datasets/too-many-redirects'])
  })

  it('a login page by its type, and by its content', async () => {
    const page = '<!DOCTYPE html><title>Welcome to the Wi-Fi</title>'
    for (const headers of [{ 'content-type': 'text/html; charset=utf-8' }, {}]) {
      const outcome = await against((_, response) => response.writeHead(200, headers).end(page))
      expect(failures(outcome)).toEqual(['datasets/login-page'])
      expect(outcome.left).toEqual([])
    }
  })

  it('a wrong length is refused before the body', async () => {
    const outcome = await against((_, response) => {
      response.writeHead(200, { 'content-length': images.length + 1 })
      response.write(Buffer.alloc(1))
    })
    expect(failures(outcome)).toEqual(['datasets/wrong-size'])
    expect(outcome.left).toEqual([])
  })

  it('a body that never ends is left', async () => {
    const outcome = await against((_, response) => {
      response.writeHead(200)
      const more = () => {
        if (!response.destroyed) response.write(Buffer.alloc(2 ** 16, 1), () => setImmediate(more))
      }
      more()
    })
    expect(failures(outcome)).toEqual(['datasets/too-large'])
    expect(outcome.left).toEqual([])
  })

  it('bytes that are not the published ones are thrown away', async () => {
    const changed = Buffer.from(images)
    changed[20]! ^= 1
    const outcome = await against(serveFiles({ ...gzipped, 'images.gz': changed }))
    expect(failures(outcome)).toEqual(['datasets/checksum-mismatch'])
    expect(reason(outcome)).toContain(sha256(images))
    expect(reason(outcome)).toContain(sha256(changed))
    expect(outcome.left).toEqual([])
  })

  it('a body cut off at a random place is gone on with from there', async () => {
    let asked = 0
    const whole = serveFiles(gzipped)
    const outcome = await against((request, response) => {
      asked += 1
      const start = Number(/\d+/.exec(request.headers.range ?? '0')![0])
      // Cut twice per file, after 7 and after 16 bytes.
      const cutAfter = [7, 16].find((at) => at > start)
      if (cutAfter === undefined) return whole(request, response)
      const bytes = gzipped[request.url!.slice(1)]!
      const headers = {
        'content-length': bytes.length - start,
        'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}`,
      }
      response.writeHead(start > 0 ? 206 : 200, headers)
      response.write(bytes.subarray(start, cutAfter), () => response.destroy())
    })
    expect(outcome.error).toBeUndefined()
    expect(isWhole(outcome)).toBe(true)
    expect(asked).toBe(6)
    expect(outcome.requests.slice(0, 3)).toEqual([
      'GET /images.gz -',
      'GET /images.gz bytes=7-',
      'GET /images.gz bytes=16-',
    ])
  })

  it('one that always cuts at the same place is left, and what came is kept', async () => {
    const outcome = await against((request, response) => {
      const start = Number(/\d+/.exec(request.headers.range ?? '0')![0])
      response.writeHead(start > 0 ? 206 : 200, {
        'content-length': images.length - start,
        'content-range': `bytes ${start}-${images.length - 1}/${images.length}`,
      })
      response.write(images.subarray(start, 9), () => response.destroy())
    })
    expect(failures(outcome)).toEqual(['datasets/truncated-download'])
    expect(outcome.left).toEqual(['.partial', '.partial/images.gz.part'])
    const part = readFileSync(join(outcome.cacheDir, 'tiny/1.0.0/.partial/images.gz.part'))
    expect(part.equals(images.subarray(0, 9))).toBe(true)

    const second = await against(serveFiles(gzipped), { cacheDir: outcome.cacheDir })
    expect(isWhole(second)).toBe(true)
    expect(second.requests[0]).toBe('GET /images.gz bytes=9-')
  })

  it('an end without an error but too early is noticed', async () => {
    const outcome = await against((_, response) => {
      response.writeHead(200)
      response.end(images.subarray(0, 12))
    })
    expect(failures(outcome)[0]).toBe('datasets/truncated-download')
  })

  it('silence before the answer and in the middle of it', async () => {
    const quiet = await against(() => {}, { stallMs: 150 })
    expect(failures(quiet)).toEqual(['datasets/stalled'])
    const stuck = await against(
      (_, response) => {
        response.writeHead(200)
        response.write(images.subarray(0, 5))
      },
      { stallMs: 150 },
    )
    expect(failures(stuck)).toEqual(['datasets/stalled'])
    expect(reason(stuck)).toContain('sent nothing for 0.15 seconds')
  })

  it('a refused connection and an unknown host', async () => {
    const definition = tinyDataset({ mirrors: ['https://127.0.0.1:1/', 'https://no.invalid/'] })
    const outcome = await installed(definition, { env: { HOME: scratchFolder() } })
    expect(failures(outcome)).toEqual(['datasets/network', 'datasets/network'])
    expect(reason(outcome)).toMatch(/ECONNREFUSED/)
    expect(reason(outcome)).toMatch(/npm config get registry/)
  })

  it('a certificate that nobody vouches for', async () => {
    const { url } = await httpsServer(serveFiles(gzipped))
    const env = { HOME: scratchFolder() }
    const outcome = await installed(tinyDataset({ mirrors: [url] }), { env })
    expect(failures(outcome)).toEqual(['datasets/network'])
    expect(reason(outcome)).toMatch(/self[- ]signed/i)
  })

  it('a gzip bomb: reading stops at the size of the published file', async () => {
    const bomb = gzipSync(Buffer.alloc(2 ** 27))
    const { files } = tinyDataset()
    const gzip = { bytes: bomb.length, sha256: sha256(bomb) }
    const definition = tinyDataset({ files: [{ ...files[0]!, gzip }, files[1]!] })
    const outcome = await against(serveFiles({ ...gzipped, 'images.gz': bomb }), {}, definition)
    expect(failures(outcome)).toEqual(['datasets/too-large'])
    expect(outcome.left).toEqual([])
  })

  it('compressed data that is broken although it is the published one', async () => {
    const broken = images.subarray(0, images.length - 6)
    const { files } = tinyDataset()
    const gzip = { bytes: broken.length, sha256: sha256(broken) }
    const definition = tinyDataset({ files: [{ ...files[0]!, gzip }, files[1]!] })
    const outcome = await against(serveFiles({ ...gzipped, 'images.gz': broken }), {}, definition)
    expect(failures(outcome)).toEqual(['datasets/broken-gzip'])
    expect(outcome.left).toEqual([])
  })

  it('gzip of too little', async () => {
    const short = gzipSync(Buffer.alloc(3))
    const { files } = tinyDataset()
    const gzip = { bytes: short.length, sha256: sha256(short) }
    const definition = tinyDataset({ files: [{ ...files[0]!, gzip }, files[1]!] })
    const outcome = await against(serveFiles({ ...gzipped, 'images.gz': short }), {}, definition)
    expect(failures(outcome)).toEqual(['datasets/wrong-size'])
    expect(outcome.left).toEqual([])
  })
})

describe('going on with an earlier download', () => {
  const withPart = async (part: Buffer): Promise<string> => {
    const cacheDir = scratchFolder()
    const partial = join(cacheDir, 'tiny/1.0.0/.partial')
    await mkdir(partial, { recursive: true })
    writeFileSync(join(partial, 'images.gz.part'), part)
    writeFileSync(join(partial, 'images.0000.tmp'), 'of a process that was killed')
    return cacheDir
  }

  it('asks only for the rest', async () => {
    const cacheDir = await withPart(images.subarray(0, 10))
    const outcome = await against(serveFiles(gzipped), { cacheDir })
    expect(isWhole(outcome)).toBe(true)
    expect(outcome.requests[0]).toBe('GET /images.gz bytes=10-')
  })

  it('asks for nothing when all is there', async () => {
    const cacheDir = await withPart(images)
    const outcome = await against(serveFiles(gzipped), { cacheDir })
    expect(isWhole(outcome)).toBe(true)
    expect(outcome.requests).toEqual(['GET /labels.gz -'])
  })

  it('takes the whole from a server that does not know Range', async () => {
    const cacheDir = await withPart(images.subarray(0, 10))
    const outcome = await against(
      (request, response) => {
        response.writeHead(200).end(gzipped[request.url!.slice(1)])
      },
      { cacheDir },
    )
    expect(isWhole(outcome)).toBe(true)
  })

  it('begins anew when the beginning is of another file', async () => {
    const cacheDir = await withPart(Buffer.alloc(10, 7))
    const outcome = await against(serveFiles(gzipped), { cacheDir })
    expect(isWhole(outcome)).toBe(true)
    expect(outcome.requests.slice(0, 2)).toEqual(['GET /images.gz bytes=10-', 'GET /images.gz -'])
  })

  it('begins anew when the server answers with another part', async () => {
    const cacheDir = await withPart(images.subarray(0, 10))
    const answer = serveFiles(gzipped)
    const outcome = await against(
      (request, response) => {
        if (!request.headers.range) return answer(request, response)
        const range = { 'content-range': `bytes 0-${images.length - 1}/${images.length}` }
        response.writeHead(206, range).end(images)
      },
      { cacheDir },
    )
    expect(isWhole(outcome)).toBe(true)
  })

  it('begins anew after 416, and after more than there should be', async () => {
    const refused = await against(
      (request, response) => {
        if (request.headers.range) response.writeHead(416).end()
        else serveFiles(gzipped)(request, response)
      },
      { cacheDir: await withPart(images.subarray(0, 10)) },
    )
    expect(isWhole(refused)).toBe(true)
    const long = await against(serveFiles(gzipped), {
      cacheDir: await withPart(Buffer.concat([images, images])),
    })
    expect(isWhole(long)).toBe(true)
  })

  it('goes on with another mirror', async () => {
    const first = await httpsServer((request, response) => {
      const start = Number(/\d+/.exec(request.headers.range ?? '0')![0])
      response.writeHead(start > 0 ? 206 : 200, {
        'content-length': images.length - start,
        'content-range': `bytes ${start}-${images.length - 1}/${images.length}`,
      })
      response.write(images.subarray(start, 11), () => response.destroy())
    })
    const cacheDir = scratchFolder()
    await installed(tinyDataset({ mirrors: [first.url] }), { env: first.env, cacheDir })
    const outcome = await against(serveFiles(gzipped), { cacheDir })
    expect(outcome.requests[0]).toBe('GET /images.gz bytes=11-')
    expect(isWhole(outcome)).toBe(true)
  })
})

describe('an abort', () => {
  it('ends a download that hangs, keeps what came, and frees the lock', async () => {
    const stop = new AbortController()
    const why = new Error('the reader pressed Ctrl-C')
    const outcome = await against(
      (_, response) => {
        response.writeHead(200)
        response.write(images.subarray(0, 8), () => setTimeout(() => stop.abort(why), 50))
      },
      { signal: stop.signal },
    )
    expect(outcome.error).toBe(why)
    expect(outcome.left).toEqual(['.partial', '.partial/images.gz.part'])
  })
})

describe('addresses', () => {
  it('are shown without their credentials', async () => {
    const outcome = await against((_, response) => response.writeHead(404).end())
    const url = new URL(outcome.url)
    url.username = 'ada'
    url.password = 'secret'
    const shown = await installed(tinyDataset({ mirrors: [url.href] }), {
      env: { HOME: scratchFolder() },
    })
    expect(JSON.stringify([shown.events, (shown.error as Error).message])).not.toContain('secret')
  })
})
