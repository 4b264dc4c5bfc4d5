import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeOfAsync, collect, fromBase64 } from '../../test/hostile.js'
import { scratchFolder } from '../../test/scratch-folder.js'
import { encodeWav } from '../formats/encode-wav.js'
import { dataset } from '../pipeline/make-dataset.js'
import { imageFolder } from './image-folder.js'
import reference from './images.reference.json' with { type: 'json' }
import { wavFolder } from './wav-folder.js'

const image = (name: string): Uint8Array =>
  fromBase64([...reference.png, ...reference.jpeg].find((item) => item.name === name)!.file)

/** A folder with these files, their paths with slashes. */
const folderOf = async (files: Readonly<Record<string, Uint8Array | string>>): Promise<string> => {
  const dir = scratchFolder()
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(dir, path, '..'), { recursive: true })
    await writeFile(join(dir, path), content)
  }
  return dir
}

const animals = () =>
  folderOf({
    'zebra/b.PNG': image('RGB'),
    'zebra/a.png': image('palette of 11'),
    'ant/1.png': image('RGB with a clear color'),
    'ant/10.jpeg': image('progressive'),
    'ant/notes.txt': 'x',
    'ant/.hidden.png': 'x',
    'ant/deep/2.png': image('RGB'),
    'list.csv': 'x',
    '.git/config.png': 'x',
  })

describe('imageFolder', () => {
  it('lists classes and files in sorted order, and what it left out', async () => {
    const dir = await animals()
    const folder = await imageFolder(dir)
    expect(folder.classNames).toEqual(['ant', 'zebra'])
    expect(folder.length).toBe(4)
    expect([...folder.labels]).toEqual([0, 0, 1, 1])
    const inDir = (paths: string[]) => paths.map((path) => join(dir, path))
    expect(folder.paths).toEqual(inDir(['ant/1.png', 'ant/10.jpeg', 'zebra/a.png', 'zebra/b.PNG']))
    expect(folder.skipped).toEqual(inDir(['ant/deep', 'ant/notes.txt', 'list.csv']))
  })

  it('resizes to one size, in the channels asked for', async () => {
    const dir = await animals()
    for (const channels of [1, 3, 4] as const) {
      const folder = await imageFolder(dir, { size: [6, 9], channels })
      const items = await collect(folder)
      expect(items.map(({ label }) => label)).toEqual([0, 0, 1, 1])
      for (const { image, shape } of items) {
        expect(shape).toEqual([6, 9, channels])
        expect(image.length).toBe(6 * 9 * channels)
      }
    }
    const { image: values } = await (await imageFolder(dir, { size: [5, 7] })).read(3)
    const rgba = fromBase64(reference.png[0]!.rgba)
    expect([...values]).toEqual([...rgba].filter((_, index) => index % 4 !== 3))
  })

  it('goes through shuffle and batch by index', async () => {
    const folder = await imageFolder(await animals(), { size: [6, 9] })
    const items = dataset({ length: folder.length, at: folder.read }).shuffle({ seed: 7 })
    const [batch] = await collect(items.map(({ image, label }) => ({ image, label })).batch(4))
    expect([batch!.image.length, [...batch!.label].sort()]).toEqual([4 * 162, [0, 0, 1, 1]])
  })

  it('without a size wants all equal, and names both files', async () => {
    const dir = await animals()
    const folder = await imageFolder(dir)
    // Whichever is read first.
    await expect(folder.read(1)).rejects.toThrow(
      `${join(dir, 'ant/10.jpeg')} has 19 × 23 pixels, but ${join(dir, 'ant/1.png')} has 5 × 7`,
    )
    expect((await folder.read(3)).shape).toEqual([5, 7, 3])
    const pngs = await imageFolder(dir, { extensions: ['.PNG'] })
    expect((await collect(pngs)).length).toBe(3)
  })

  it('decodes an image when it is read, and names a broken one', async () => {
    const dir = await folderOf({
      'a/1.png': image('RGB'),
      'a/2.png': image('RGB').subarray(0, 60),
      'a/3.png': '<!DOCTYPE html>',
      'a/4.png': '',
    })
    const folder = await imageFolder(dir)
    expect((await folder.read(0)).shape).toEqual([5, 7, 3])
    for (const index of [1, 2, 3]) {
      expect(await codeOfAsync(() => folder.read(index))).toBe('datasets/image-broken')
      await expect(folder.read(index)).rejects.toThrow(`${index + 1}.png is no whole PNG or JPEG`)
    }
    const small = await imageFolder(dir, { limitFileBytes: 20 })
    expect(await codeOfAsync(() => small.read(0))).toBe('datasets/too-large')
    const few = await imageFolder(dir, { limitPixels: 34 })
    expect(await codeOfAsync(() => few.read(0))).toBe('datasets/image-too-large')
    for (const index of [-1, 4, 0.5, Number.NaN, '0' as never]) {
      expect(await codeOfAsync(() => folder.read(index))).toBe('datasets/bad-option')
    }
  })

  it('follows links, and leaves out those that lead nowhere or around', async () => {
    const dir = await folderOf({ 'a/1.png': image('RGB') })
    await symlink(join(dir, 'a/1.png'), join(dir, 'a/2.png'))
    await symlink(join(dir, 'nowhere'), join(dir, 'a/3.png'))
    await symlink(join(dir, 'a/4.png'), join(dir, 'a/4.png'))
    const folder = await imageFolder(dir)
    expect(folder.length).toBe(2)
    expect(folder.skipped).toEqual([join(dir, 'a/3.png'), join(dir, 'a/4.png')])
  })

  it('refuses folders that are not there, or hold nothing', async () => {
    const dir = await folderOf({ 'a/1.png': image('RGB'), 'b/x.txt': 'x' })
    expect(await codeOfAsync(() => imageFolder(dir))).toBe('datasets/folder-empty')
    await expect(imageFolder(dir)).rejects.toThrow(join(dir, 'b'))
    expect(await codeOfAsync(() => imageFolder(join(dir, 'a')))).toBe('datasets/folder-empty')
    expect(await codeOfAsync(() => imageFolder(join(dir, 'c')))).toBe('datasets/folder-unreadable')
    expect(await codeOfAsync(() => imageFolder(join(dir, 'a/1.png')))).toBe(
      'datasets/folder-unreadable',
    )
  })

  it('refuses wrong options', async () => {
    const dir = await folderOf({ 'a/1.png': image('RGB') })
    const bad = [
      { size: [5] },
      { size: [5, 0] },
      { size: [5, 1.5] },
      { size: 5 },
      { size: [1e6, 1e6] },
      { channels: 2 },
      { interpolation: 'cubic' },
      { extensions: [] },
      { extensions: ['png'] },
      { extensions: '.png' },
      { limitPixels: 0 },
      { workers: -1 },
      { workers: 1.5 },
      { workers: '2' },
      { workers: 65 },
      { limitFileBytes: Number.NaN },
    ]
    for (const options of bad) {
      expect(
        await codeOfAsync(() => imageFolder(dir, options as never)),
        JSON.stringify(options),
      ).toBe('datasets/bad-option')
    }
    for (const path of [undefined, '', 7, null]) {
      expect(await codeOfAsync(() => imageFolder(path as never))).toBe('datasets/bad-option')
      expect(await codeOfAsync(() => wavFolder(path as never))).toBe('datasets/bad-option')
    }
  })
})

describe('wavFolder', () => {
  it('reads sounds as they are, and names a broken one', async () => {
    const data = Int16Array.of(1, -2, 3, 4)
    const dir = await folderOf({
      'yes/1.wav': encodeWav({ sampleRate: 16000, channels: 2, data }),
      'no/1.WAV': encodeWav({ sampleRate: 8000, channels: 1, data: Float32Array.of(0.5) }),
      'no/2.wav': 'RIFF',
    })
    const folder = await wavFolder(dir)
    expect(folder.classNames).toEqual(['no', 'yes'])
    expect([...folder.labels]).toEqual([0, 0, 1])
    const { sound, label, path } = await folder.read(2)
    expect([label, path]).toEqual([1, join(dir, 'yes/1.wav')])
    expect(sound).toMatchObject({ sampleRate: 16000, channels: 2, length: 2, data })
    await expect(folder.read(1)).rejects.toThrow(`${join(dir, 'no/2.wav')} ends too early`)
    expect(await codeOfAsync(() => collect(folder))).toBe('datasets/too-few-bytes')
    expect(await codeOfAsync(() => folder.read(3))).toBe('datasets/bad-option')
  })
})
