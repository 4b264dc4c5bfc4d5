import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { installed } from '../../test/installed.js'
import { httpsServer } from '../../test/loopback-server.js'
import { serveFiles } from '../../test/serve-files.js'
import { idxBytes, sha256 } from '../../test/tiny-dataset.js'
import { openIn } from '../content/open-bytes.js'
import { isDatasetsError } from '../errors.js'
import { parseSplit } from '../splits/parse-split.js'
import { fashionMnist } from './definition.js'

/** Pixel p of image i is p + i; its label i mod 10. */
const filesOf = (prefix: string, count: number): Record<string, Buffer> => {
  const pixels = Array.from({ length: count * 784 }, (_, at) => (at % 784) + Math.floor(at / 784))
  const labels = Array.from({ length: count }, (_, item) => item % 10)
  return {
    [`${prefix}-images-idx3-ubyte.gz`]: gzipSync(idxBytes([count, 28, 28], pixels)),
    [`${prefix}-labels-idx1-ubyte.gz`]: gzipSync(idxBytes([count], labels)),
  }
}
const contents = { ...filesOf('train', 12), ...filesOf('t10k', 3) }
const splits = { train: 12, test: 3 }

/** The true names and form, few items. */
const small = {
  ...fashionMnist,
  info: { ...fashionMnist.info, splits },
  files: fashionMnist.files.map(({ name }) => ({
    name,
    bytes: contents[name]!.length,
    sha256: sha256(contents[name]!),
  })),
}

const served = async () => {
  const server = await httpsServer(serveFiles(contents))
  const outcome = await installed({ ...small, mirrors: [server.url] }, { env: server.env })
  const folder = join(outcome.cacheDir, 'fashion-mnist', '1.0.0')
  const load = (split: string) =>
    small.read({ open: openIn(folder), slices: parseSplit(split, splits) })
  return { server, outcome, folder, load }
}

describe('fashion-mnist', () => {
  it('is fetched and kept as it is published, compressed', async () => {
    const { server, outcome } = await served()
    expect(outcome.error).toBeUndefined()
    expect(server.requests).toEqual(small.files.map(({ name }) => `GET /${name} -`))
    expect(outcome.left).toEqual(small.files.map(({ name }) => name).sort())
  })

  it('gives the slices of images and labels', async () => {
    const { load } = await served()
    const some = await load('train[10:]+test[:1]')
    expect([some.length, some.imageShape]).toEqual([3, [28, 28, 1]])
    expect([...some.labels]).toEqual([0, 1, 0])
    expect([...some.images.subarray(784, 787)]).toEqual([11, 12, 13])
    expect(some.classNames[some.labels[1]!]).toBe('Trouser')
  })

  it('notices a file that cannot be inflated', async () => {
    const { load, folder } = await served()
    writeFileSync(join(folder, 't10k-images-idx3-ubyte.gz'), 'no gzip')
    const error = await load('test').catch((thrown: unknown) => thrown)
    expect(isDatasetsError(error, 'datasets/broken-gzip')).toBe(true)
  })

  it('is described as it was published', () => {
    const { bytes, downloadBytes } = fashionMnist.info
    expect(fashionMnist.files.reduce((sum, file) => sum + file.bytes, 0)).toBe(bytes)
    expect(downloadBytes).toBe(bytes)
  })
})
