import { readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collect } from '../../../test/hostile.js'
import { scratchFolder } from '../../../test/scratch-folder.js'
import { idxBytes } from '../../../test/tiny-dataset.js'
import { download, load } from '../../index.js'
import { idxItems } from './idx-items.js'

/** An IDX file in a folder; `type` says what its bytes are. */
const idx = (
  folder: string,
  name: string,
  shape: readonly number[],
  data: readonly number[],
  type = 8,
) => {
  const path = join(folder, name)
  const bytes = idxBytes(shape, data)
  bytes[2] = type
  writeFileSync(path, bytes)
  return path
}

describe('idxItems', () => {
  it('gives numbers and arrays of all types, again from any position', async () => {
    const folder = scratchFolder()
    const items = await idxItems({
      image: idx(folder, 'i', [3, 2, 1], [1, 2, 3, 4, 5, 6]),
      label: idx(folder, 'l', [3], [7, 8, 9]),
      depth: idx(folder, 'd', [3], [0, 1, 255, 255, 1, 0], 11),
    })
    const expected = [
      { image: Uint8Array.of(1, 2), label: 7, depth: 1 },
      { image: Uint8Array.of(3, 4), label: 8, depth: -1 },
      { image: Uint8Array.of(5, 6), label: 9, depth: 256 },
    ]
    expect(items.length).toBe(3)
    expect(await collect(items)).toEqual(expected)
    const pass = items.iterate()
    await pass.next()
    expect(await collect(items.iterate({ from: pass.state() }))).toEqual(expected.slice(1))
    await pass.return()
  })
  it('reads the real digits', async () => {
    let folder = ''
    for await (const event of download('mnist')) if (event.type === 'done') folder = event.path
    const items = await idxItems({
      image: join(folder, 't10k-images-idx3-ubyte'),
      label: join(folder, 't10k-labels-idx1-ubyte'),
    })
    const { images, labels } = await load('mnist', { split: 'test' })
    let count = 0
    let same = 0
    for await (const { image, label } of items) {
      const row = images.subarray(count * 784, (count + 1) * 784)
      if (label === labels[count] && Buffer.from(image as Uint8Array).equals(row)) same++
      count++
    }
    expect([count, same]).toEqual([10_000, 10_000])
  })
  it.each([
    [
      'a file that is not there',
      (_: string, folder: string) => ({ image: join(folder, 'none') }),
      'datasets/file-system',
    ],
    ['a folder', (_: string, folder: string) => ({ image: folder }), 'datasets/file-system'],
    [
      'another count',
      (path: string, folder: string) => ({
        image: path,
        label: idx(folder, 'l', [4], [1, 2, 3, 4]),
      }),
      'datasets/count-differs',
    ],
    [
      'no IDX file',
      (path: string) => {
        writeFileSync(path, '<!DOCTYPE html>')
        return { image: path }
      },
      'datasets/idx-magic',
    ],
    [
      'an empty file',
      (path: string) => {
        writeFileSync(path, '')
        return { image: path }
      },
      'datasets/idx-truncated',
    ],
    [
      'a file cut short',
      (path: string) => {
        truncateSync(path, 17)
        return { image: path }
      },
      'datasets/idx-truncated',
    ],
    [
      'a file that goes on',
      (path: string) => {
        truncateSync(path, 99)
        return { image: path }
      },
      'datasets/idx-trailing-bytes',
    ],
  ])('refuses %s', async (_, make, code) => {
    const folder = scratchFolder()
    const path = idx(folder, 'i', [3, 2, 1], [1, 2, 3, 4, 5, 6])
    await expect(idxItems(make(path, folder))).rejects.toMatchObject({ code })
  })
  it('notices a file that shrinks while it is read, and leaves no file open', async () => {
    const folder = scratchFolder()
    const path = idx(folder, 'i', [3000, 1000], new Array(3_000_000).fill(1))
    const openFiles = () => readdirSync('/proc/self/fd').length
    const before = process.platform === 'linux' ? openFiles() : 0
    const items = await idxItems({ image: path })
    const read = async () => {
      let count = 0
      for await (const _ of items) if (count++ === 10) truncateSync(path, 1_500_000)
    }
    await expect(read()).rejects.toMatchObject({ code: 'datasets/idx-truncated' })
    if (process.platform === 'linux') expect(openFiles()).toBe(before)
  })
  it('has no items where there are no files', async () => {
    expect(await collect(await idxItems({}))).toEqual([])
  })
})
