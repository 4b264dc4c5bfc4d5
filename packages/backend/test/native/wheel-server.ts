import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { basename } from 'node:path'
import { loopback } from './loopback.js'

export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex')

export interface WheelServerOptions {
  /** By project: file names and bytes. */
  readonly projects: Readonly<Record<string, Readonly<Record<string, Buffer>>>>
  readonly form?: 'json' | 'html'
  readonly ranges?: boolean
  /** Ends the connection after so many bytes of a body, for as many bodies as told. */
  readonly cut?: { readonly after: number; times: number }
  /** The user and password that every request must bring. */
  readonly login?: string
  /** Answers before anything else; true if it did. */
  readonly before?: (path: string, response: ServerResponse) => boolean
  /** What the index says of each file's sha256. */
  readonly claimed?: (bytes: Buffer) => string | undefined
}

const send = (response: ServerResponse, bytes: Buffer, cut: WheelServerOptions['cut']): void => {
  if (!cut || cut.times === 0 || bytes.length <= cut.after) {
    response.end(bytes)
    return
  }
  cut.times -= 1
  response.write(bytes.subarray(0, cut.after), () => setTimeout(() => response.destroy(), 20))
}

/** A package index and its files: `/simple/<project>/` and `/files/<name>`. */
export const wheelServer = ({
  projects,
  form = 'json',
  ranges = true,
  cut,
  login,
  before,
  claimed = sha256,
}: WheelServerOptions) =>
  loopback((request, response) => {
    const path = new URL(request.url!, 'http://x').pathname
    if (before?.(path, response)) return
    const given = request.headers.authorization?.replace('Basic ', '') ?? ''
    if (login && Buffer.from(given, 'base64').toString() !== login) {
      response.writeHead(401).end()
      return
    }
    const project = /^\/simple\/([^/]+)\/$/.exec(path)?.[1]
    const files = project === undefined ? undefined : projects[project]
    if (files) {
      const listed = Object.entries(files).map(([filename, bytes]) => ({
        filename,
        url: `../../files/${filename}?token=secret-token`,
        sha256: claimed(bytes),
      }))
      if (form === 'json') {
        const type = 'application/vnd.pypi.simple.v1+json'
        const body = listed.map(({ sha256, ...file }) => ({
          ...file,
          hashes: sha256 ? { sha256 } : {},
        }))
        response.writeHead(200, { 'content-type': type }).end(JSON.stringify({ files: body }))
      } else {
        const links = listed.map(
          ({ filename, url, sha256 }) =>
            `<a href="${url}${sha256 ? `#sha256=${sha256}` : ''}">${filename}</a>`,
        )
        response.writeHead(200, { 'content-type': 'text/html' }).end(links.join('<br>\n'))
      }
      return
    }
    const bytes = Object.values(projects)
      .map((one) => one[basename(path)])
      .find(Boolean)
    if (!bytes) {
      response.writeHead(404).end('no')
      return
    }
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
    if (ranges && from !== undefined) {
      const part = bytes.subarray(Number(from), Number(to) + 1)
      response.writeHead(206, {
        'content-range': `bytes ${from}-${to}/${bytes.length}`,
        'content-length': part.length,
      })
      send(response, part, cut)
    } else {
      response.writeHead(200, { 'content-length': bytes.length })
      send(response, bytes, cut)
    }
  })
