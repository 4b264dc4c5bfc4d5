import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { failures, installed, isWhole } from '../../test/installed.js'
import { httpsServer } from '../../test/loopback-server.js'
import { scratchFolder } from '../../test/scratch-folder.js'
import { serveFiles } from '../../test/serve-files.js'
import { packageOf, tgzOf } from '../../test/tarball.js'
import { contents, tinyDataset } from '../../test/tiny-dataset.js'
import { isDatasetsError } from '../errors.js'
import { carriedFiles } from './carried-files.js'

const offline = { env: { HOME: '/nonexistent' }, offline: true }

/** Two packages, each with one of the two files under another name. */
const parts = [
  { ...packageOf(tgzOf([]), 'first'), folder: '', paths: { images: 'dist/a/pictures.bin' } },
  { ...packageOf(tgzOf([]), '@scope/second'), folder: '', paths: { labels: 'classes' } },
]

/** A working directory with these files of packages. */
const withFiles = (files: Readonly<Record<string, Buffer>>): string => {
  const cwd = scratchFolder()
  for (const [path, bytes] of Object.entries(files)) {
    const place = join(cwd, 'node_modules', path)
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, bytes)
  }
  return cwd
}
const first = {
  'first/package.json': Buffer.from('{"name":"first"}'),
  'first/dist/a/pictures.bin': contents.images!,
}
const second = {
  '@scope/second/package.json': Buffer.from('{"name":"@scope/second"}'),
  '@scope/second/classes': contents.labels!,
}

describe('carriedFiles', () => {
  const { files } = tinyDataset()

  it('finds files in a folder, at the top, or under other names', () => {
    const pathsOf = (where: object) =>
      carriedFiles({ ...packageOf(tgzOf([])), folder: '', ...where }, files).map(({ path }) => path)
    expect(pathsOf({ folder: 'data' })).toEqual(['data/images', 'data/labels'])
    expect(pathsOf({})).toEqual(['images', 'labels'])
    expect(pathsOf({ paths: { labels: 'x/y' } })).toEqual(['x/y'])
  })
})

describe('a data set in two packages', () => {
  const definition = tinyDataset({ dataPackage: parts })

  it('takes each file from its own', async () => {
    const outcome = await installed(definition, {
      ...offline,
      cwd: withFiles({ ...first, ...second }),
    })
    expect(outcome.error).toBeUndefined()
    expect(isWhole(outcome)).toBe(true)
    expect(outcome.events).toMatchObject([
      { type: 'source', source: { kind: 'package', location: 'first' } },
      { type: 'verified', file: 'images' },
      { type: 'source', source: { kind: 'package', location: '@scope/second' } },
      { type: 'verified', file: 'labels' },
      { type: 'done' },
    ])
  })

  it('keeps the half that came, and needs only the other one later', async () => {
    const outcome = await installed(definition, { ...offline, cwd: withFiles(first) })
    expect(failures(outcome)).toEqual(['datasets/package-not-installed'])
    expect(outcome.left).toEqual(['images'])
    const { cacheDir } = outcome
    const later = await installed(definition, { ...offline, cacheDir, cwd: withFiles(second) })
    expect(isWhole(later)).toBe(true)
  })

  it('is not looked for offline where neither is installed', async () => {
    const outcome = await installed(definition, { ...offline, cwd: scratchFolder() })
    expect(isDatasetsError(outcome.error, 'datasets/offline')).toBe(true)
  })
})

describe('files without a compressed form', () => {
  const files = tinyDataset().files.map(({ gzip: _, ...file }) => file)

  it('come from mirrors as they are', async () => {
    const server = await httpsServer(serveFiles(contents))
    const outcome = await installed(tinyDataset({ files, mirrors: [server.url] }), {
      env: server.env,
    })
    expect(isWhole(outcome)).toBe(true)
    expect(server.requests).toEqual(['GET /images -', 'GET /labels -'])
  })

  it('are checked', async () => {
    const changed = Buffer.from(contents.images!)
    changed[50] = changed[50]! ^ 1
    const server = await httpsServer(serveFiles({ ...contents, images: changed }))
    const outcome = await installed(tinyDataset({ files, mirrors: [server.url] }), {
      env: server.env,
    })
    expect(failures(outcome)).toEqual(['datasets/checksum-mismatch'])
    expect(outcome.left).toEqual([])
  })
})
