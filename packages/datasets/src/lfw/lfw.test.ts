import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeOfAsync, collect } from '../../test/hostile.js'
import { failures, installed } from '../../test/installed.js'
import { httpsServer } from '../../test/loopback-server.js'
import { grayJpeg } from '../../test/pictures.js'
import { serveFiles } from '../../test/serve-files.js'
import { type TarEntry, tgzOf } from '../../test/tarball.js'
import { sha256 } from '../../test/tiny-dataset.js'
import { openIn } from '../content/open-bytes.js'
import type { DatasetDefinition } from '../definition.js'
import { dataset } from '../pipeline/make-dataset.js'
import { remove } from '../remove.js'
import { parseSplit } from '../splits/parse-split.js'
import { lfw } from './definition.js'
import { type Faces, readFaces } from './read-faces.js'

/** How many photographs there are of each; by the names of the folders the order would be another. */
const people = { Al_Gore: 3, 'Al-Farouk': 1, Ann_Li: 2, Aaron_Peirsol: 4 }
const photos = Object.entries(people).flatMap(([person, count]) =>
  Array.from({ length: count }, (_, i) => `${person}_${String(i + 1).padStart(4, '0')}`),
)
const grayOf = (name: string) => 10 * photos.indexOf(name) + 20
const personOf = (name: string) => name.replace(/_\d+$/, '')

const photoEntries: readonly TarEntry[] = photos.map((name) => ({
  path: `lfw_funneled/${personOf(name)}/${name}.jpg`,
  content: grayJpeg(250, 250, grayOf(name)),
}))
/** As the published archive is, folders and lists included, and what should not be in it. */
const entries: readonly TarEntry[] = [
  { path: 'lfw_funneled/', type: 'Directory' },
  { path: 'lfw_funneled/pairs_01.txt', content: Buffer.from('Al_Gore\t1\t2\n') },
  { path: 'lfw_funneled/Eve/Eve_0001.jpg', type: 'SymbolicLink', linkpath: '/etc/passwd' },
  { path: '../Eve/Eve_0001.jpg.txt', content: Buffer.from('x') },
  ...photoEntries,
]
const lists = {
  'pairsDevTrain.txt': Buffer.from(
    '2\nAl_Gore\t1\t2\nAl_Gore\t1\t3\nAl_Gore\t2\tAnn_Li\t1\nAl_Gore\t3\tAnn_Li\t2\n',
  ),
  'pairsDevTest.txt': Buffer.from('1\nAnn_Li\t1\t2\nAnn_Li\t1\tAl-Farouk\t1\n'),
  'pairs.txt': Buffer.from(
    '2\t1\nAaron_Peirsol\t1\t4\nAaron_Peirsol\t2\tAl_Gore\t1\nAaron_Peirsol\t2\t3\nAl_Gore\t1\tAl-Farouk\t1\n',
  ),
}

const smallInfo = { ...lfw.info, splits: { train: 10 } }

/** The true names and form, few photographs. */
const small = (
  archive = tgzOf(entries),
  changes = {},
): { definition: DatasetDefinition<Faces>; contents: Record<string, Buffer> } => {
  const contents: Record<string, Buffer> = { 'lfw-funneled.tgz': archive, ...lists, ...changes }
  const files = lfw.files.map((file) => {
    const content = contents[file.name]!
    return { ...file, bytes: content.length, sha256: sha256(content) }
  })
  const definition = {
    info: smallInfo,
    files,
    mirrors: [],
    read: (options: Parameters<typeof lfw.read>[0]) => readFaces({ ...options, info: smallInfo }),
  }
  return { definition, contents }
}

/** As figshare serves them: by numbers. */
const byNumber = (contents: Record<string, Buffer>) =>
  Object.fromEntries(lfw.files.map(({ name, officialName }) => [officialName!, contents[name]!]))

const served = async (archive?: Buffer, changes = {}) => {
  const { definition, contents } = small(archive, changes)
  const server = await httpsServer(serveFiles(byNumber(contents)))
  const outcome = await installed({ ...definition, mirrors: [server.url] }, { env: server.env })
  const folder = join(outcome.cacheDir, 'lfw', '1.0.0')
  const load = (split = 'train', seed?: number, signal?: AbortSignal) =>
    definition.read({
      folder,
      open: openIn(folder, signal),
      slices: parseSplit(split, smallInfo.splits),
      seed,
      signal,
    })
  return { server, outcome, folder, load }
}

describe('lfw', () => {
  it('is fetched under the numbers of its host and kept under its own names', async () => {
    const { server, outcome } = await served()
    expect(outcome.error).toBeUndefined()
    expect(server.requests).toEqual(
      ['5976015', '5976012', '5976009', '5976006'].map((number) => `GET /${number} -`),
    )
    expect(outcome.left).toEqual(lfw.files.map(({ name }) => name).sort())
  })

  it('is taken from a mirror of one’s own under its own names', async () => {
    const { definition, contents } = small()
    const server = await httpsServer(serveFiles(contents))
    const outcome = await installed(definition, { env: server.env, mirrors: [server.url] })
    expect(outcome.error).toBeUndefined()
    expect(server.requests[0]).toBe('GET /lfw-funneled.tgz -')
  })

  it('refuses an archive that is not the published one', async () => {
    const { definition, contents } = small()
    const other = tgzOf(entries.slice(0, -1))
    const padded = Buffer.concat([other, Buffer.alloc(contents['lfw-funneled.tgz']!.length)])
    const changed = padded.subarray(0, contents['lfw-funneled.tgz']!.length)
    const server = await httpsServer(serveFiles({ ...byNumber(contents), 5976015: changed }))
    const outcome = await installed({ ...definition, mirrors: [server.url] }, { env: server.env })
    expect(failures(outcome)).toEqual(['datasets/checksum-mismatch'])
    expect(outcome.left).toEqual([])
  })

  it('gives each photograph with its person when it is read', async () => {
    const { load, folder } = await served()
    const faces = await load()
    expect(faces.length).toBe(10)
    expect(faces.classNames).toEqual(['Aaron Peirsol', 'Al Gore', 'Al-Farouk', 'Ann Li'])
    const all = await collect(faces)
    expect(all.map(({ name }) => name).sort()).toEqual([...photos].sort())
    // In one fixed order that is not that of the names.
    expect(all.map(({ name }) => name)).not.toEqual([...photos].sort())
    for (const [index, { name, label, image, shape }] of all.entries()) {
      expect(faces.classNames[label]).toBe(personOf(name).replace('_', ' '))
      expect(faces.labels[index]).toBe(label)
      expect(shape).toEqual([250, 250, 3])
      expect(image).toEqual(new Uint8Array(187_500).fill(grayOf(name)))
    }
    // Once unpacked, the archive itself is not read again.
    writeFileSync(join(folder, 'lfw-funneled.tgz'), 'gone')
    expect(await (await load()).read(3)).toEqual(all[3])
  })

  it('gives the pairs by index, whatever the order', async () => {
    const { load } = await served()
    for (const seed of [undefined, 3]) {
      const faces = await load('train', seed)
      const names = (await collect(faces)).map(({ name }) => name)
      const named = (pairs: readonly { first: number; second: number; same: boolean }[]) =>
        pairs.map(({ first, second, same }) => [names[first], names[second], same])
      expect(named(faces.pairs.train)).toEqual([
        ['Al_Gore_0001', 'Al_Gore_0002', true],
        ['Al_Gore_0001', 'Al_Gore_0003', true],
        ['Al_Gore_0002', 'Ann_Li_0001', false],
        ['Al_Gore_0003', 'Ann_Li_0002', false],
      ])
      expect(named(faces.pairs.test)).toEqual([
        ['Ann_Li_0001', 'Ann_Li_0002', true],
        ['Ann_Li_0001', 'Al-Farouk_0001', false],
      ])
      expect(faces.pairs.folds.map(named)).toEqual([
        [
          ['Aaron_Peirsol_0001', 'Aaron_Peirsol_0004', true],
          ['Aaron_Peirsol_0002', 'Al_Gore_0001', false],
        ],
        [
          ['Aaron_Peirsol_0002', 'Aaron_Peirsol_0003', true],
          ['Al_Gore_0001', 'Al-Farouk_0001', false],
        ],
      ])
    }
  })

  it('gives of a part the pairs that lie in it', async () => {
    const { load } = await served()
    const half = await load('train[:50%]')
    const rest = await load('train[50%:]')
    const names = async (faces: Faces) => (await collect(faces)).map(({ name }) => name)
    expect([...(await names(half)), ...(await names(rest))]).toEqual(await names(await load()))
    const whole = await load()
    const inHalf = whole.pairs.train.filter(({ first, second }) => first < 5 && second < 5)
    expect(half.pairs.train).toEqual(inHalf)
    expect(inHalf.length).toBeLessThan(4)
    expect(half.classNames).toEqual(whole.classNames)
  })

  it('goes through shuffle and batch', async () => {
    const { load } = await served()
    const faces = await load()
    const batches = dataset({ length: faces.length, at: faces.read })
      .map(({ image, label }) => ({ image, label }))
      .shuffle({ seed: 7 })
      .batch(4)
    const labels: number[] = []
    for await (const { image, label } of batches) {
      expect(image.length).toBe(label.length * 187_500)
      labels.push(...label)
    }
    expect(labels.sort()).toEqual([...faces.labels].sort())
  })

  it('names a photograph that is none, or of another size', async () => {
    const at = (content: Buffer) =>
      tgzOf([...entries.slice(0, -1), { path: entries.at(-1)!.path, content }])
    const codes = async (content: Buffer) => {
      const faces = await (await served(at(content))).load()
      const failed: string[] = []
      for (let index = 0; index < faces.length; index++) {
        const code = await codeOfAsync(() => faces.read(index))
        if (code !== 'none') failed.push(code)
      }
      return failed
    }
    expect(await codes(Buffer.from('<html>'))).toEqual(['datasets/image-broken'])
    expect(await codes(grayJpeg(250, 250, 9).subarray(0, 300))).toEqual(['datasets/image-broken'])
    expect(await codes(grayJpeg(250, 249, 9))).toEqual(['datasets/unexpected-shape'])
    expect(await codes(Buffer.alloc(0))).toEqual(['datasets/image-broken'])
  })

  it('refuses an index that is none, and to read after an abort', async () => {
    const { load } = await served()
    const stop = new AbortController()
    const faces = await load('train', undefined, stop.signal)
    for (const index of [-1, 10, 0.5, Number.NaN]) {
      expect(await codeOfAsync(() => faces.read(index))).toBe('datasets/bad-option')
    }
    const why = new Error('enough')
    stop.abort(why)
    await expect(faces.read(0)).rejects.toBe(why)
  })

  it('refuses an archive with photographs too few, and pairs of photographs that are not there', async () => {
    const few = await served(tgzOf(entries.slice(0, -1)))
    await expect(few.load()).rejects.toThrow('should hold 10 photographs, but holds 9')
    const strange = Buffer.from('1\nAl_Gore\t1\t9\nAnn_Li\t1\tAl-Farouk\t1\n')
    const unknown = await served(undefined, { 'pairsDevTest.txt': strange })
    await expect(unknown.load()).rejects.toThrow('published photographs, but holds Al_Gore_0009')
  })

  it('is removed with what was unpacked', async () => {
    const { load, outcome, folder } = await served()
    await load()
    expect(existsSync(join(folder, '.unpacked', 'lfw-funneled.tgz.tar'))).toBe(true)
    const removed = await remove('lfw', { cacheDir: outcome.cacheDir })
    expect(removed!.bytes).toBeGreaterThan(10 * 512)
    expect(existsSync(folder)).toBe(false)
  })

  it('is described as it was published', () => {
    const { bytes, downloadBytes, features } = lfw.info
    expect(lfw.files.reduce((sum, file) => sum + file.bytes, 0)).toBe(bytes)
    expect(downloadBytes).toBe(bytes)
    expect(features.image?.shape).toEqual([250, 250, 3])
  })
})
