import { describe, expect, it } from 'vitest'
import { failures, installed } from '../../test/installed.js'
import { httpsServer } from '../../test/loopback-server.js'
import { scratchFolder } from '../../test/scratch-folder.js'
import { serveFiles } from '../../test/serve-files.js'
import { tgzOf } from '../../test/tarball.js'
import { sha256 } from '../../test/tiny-dataset.js'
import { openIn } from '../content/open-bytes.js'
import type { DatasetDefinition } from '../definition.js'
import { isDatasetsError } from '../errors.js'
import type { LabelledImages } from '../images/labelled-images.js'
import { readCifarBinary } from '../images/read-cifar-binary.js'
import { info, list } from '../index.js'
import { parseSplit } from '../splits/parse-split.js'
import { cifar10 } from './definition.js'

/** Item `i` of all files: its label is i mod 10; pixel p is p + i, 2 p + i, 3 p + i in its planes. */
const record = (item: number): Buffer => {
  const bytes = Buffer.alloc(3073)
  bytes[0] = item % 10
  for (let pixel = 0; pixel < 1024; pixel++) {
    for (const channel of [0, 1, 2]) {
      bytes[1 + channel * 1024 + pixel] = ((channel + 1) * pixel + item) % 256
    }
  }
  return bytes
}

const perFile = 4
const contents = Object.fromEntries(
  cifar10.files.map(({ name }, file) => {
    const items = Array.from({ length: perFile }, (_, index) => record(file * perFile + index))
    return [name, Buffer.concat(items)]
  }),
)
const archive = tgzOf([
  { path: 'cifar-10-batches-bin/', type: 'Directory' },
  { path: 'cifar-10-batches-bin/batches.meta.txt', content: Buffer.from('airplane\n') },
  ...Object.entries(contents).map(([name, content]) => ({
    path: `cifar-10-batches-bin/${name}`,
    content,
  })),
])

const smallInfo = { ...cifar10.info, splits: { train: 5 * perFile, test: perFile } }
const filesOf = (split: string) =>
  split === 'train'
    ? [1, 2, 3, 4, 5].map((number) => `data_batch_${number}.bin`)
    : ['test_batch.bin']

/** CIFAR-10 with four pictures in each file, in the true form. */
const small = (
  mirrors: readonly string[],
  archiveBytes = archive,
): DatasetDefinition<LabelledImages> => ({
  info: smallInfo,
  files: cifar10.files.map(({ name }) => ({
    name,
    bytes: contents[name]!.length,
    sha256: sha256(contents[name]!),
  })),
  archive: {
    name: 'cifar-10-binary.tar.gz',
    bytes: archiveBytes.length,
    sha256: sha256(archiveBytes),
  },
  mirrors,
  read: (options) => readCifarBinary({ ...options, info: smallInfo, filesOf }),
})

const served = async () => {
  const server = await httpsServer(serveFiles({ 'cifar-10-binary.tar.gz': archive }))
  const definition = small([server.url])
  const outcome = await installed(definition, { env: server.env })
  const folder = `${outcome.cacheDir}/cifar10/1.0.0`
  const load = (split: string, seed?: number) =>
    definition.read({
      folder,
      open: openIn(folder),
      slices: parseSplit(split, smallInfo.splits),
      seed,
    })
  return { server, definition, outcome, load }
}

describe('cifar10', () => {
  it('comes as one archive, of which the six files are kept', async () => {
    const { server, outcome } = await served()
    expect(outcome.error).toBeUndefined()
    expect(server.requests).toEqual(['GET /cifar-10-binary.tar.gz -'])
    expect(outcome.left).toEqual(cifar10.files.map(({ name }) => name).sort())
    expect(outcome.events.filter(({ type }) => type === 'verified')).toHaveLength(6)
    expect(outcome.events.at(-1)).toMatchObject({ type: 'done', source: { kind: 'mirror' } })
  })

  it('gives pictures pixel by pixel, across the files, and the test split apart', async () => {
    const { load } = await served()
    const train = await load('train')
    expect([train.length, train.imageShape]).toEqual([20, [32, 32, 3]])
    expect([...train.labels]).toEqual(Array.from({ length: 20 }, (_, item) => item % 10))
    // Item 5, pixels 0, 1 and 100.
    const pixel = (item: number, at: number) => [
      ...train.images.subarray(item * 3072 + at * 3, item * 3072 + at * 3 + 3),
    ]
    expect([pixel(5, 0), pixel(5, 1), pixel(5, 100)]).toEqual([
      [5, 5, 5],
      [6, 7, 8],
      [105, 205, 305 - 256],
    ])
    const across = await load('train[3:9]+test[1:2]')
    expect([...across.labels]).toEqual([3, 4, 5, 6, 7, 8, 1])
    expect(across.images.subarray(0, 6 * 3072)).toEqual(train.images.subarray(3 * 3072, 9 * 3072))
    const shuffled = await load('train', 1)
    expect([...shuffled.labels].sort()).toEqual([...train.labels].sort())
    expect(shuffled.labels).not.toEqual(train.labels)
  })

  it('refuses an archive that is not the published one', async () => {
    const changed = Buffer.from(archive)
    changed[changed.length - 9] = changed[changed.length - 9]! ^ 1
    const server = await httpsServer(serveFiles({ 'cifar-10-binary.tar.gz': changed }))
    const outcome = await installed(small([server.url]), { env: server.env })
    expect(failures(outcome)).toEqual(['datasets/checksum-mismatch'])
    expect(outcome.left).toEqual([])
  })

  it('refuses labels that are none, and says offline that it is not here', async () => {
    const { outcome, load } = await served()
    const { writeFileSync } = await import('node:fs')
    const bad = Buffer.from(contents['test_batch.bin']!)
    bad[0] = 77
    writeFileSync(`${outcome.cacheDir}/cifar10/1.0.0/test_batch.bin`, bad)
    const error = await load('test').catch((thrown: unknown) => thrown)
    expect(isDatasetsError(error, 'datasets/bad-label')).toBe(true)
    const absent = await installed(cifar10, { cacheDir: scratchFolder(), offline: true })
    expect(isDatasetsError(absent.error, 'datasets/offline')).toBe(true)
  })

  it('is described as it was published', () => {
    expect(list()).toContain(info('cifar10'))
    const { splits, bytes, downloadBytes } = info('cifar10')
    expect(bytes).toBe((splits.train! + splits.test!) * 3073)
    expect(bytes).toBe(cifar10.files.reduce((sum, file) => sum + file.bytes, 0))
    expect(downloadBytes).toBe(cifar10.archive!.bytes)
  })
})
