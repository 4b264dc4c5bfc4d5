import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codeOfAsync, collect } from '../../test/hostile.js'
import { failures, installed } from '../../test/installed.js'
import { httpsServer } from '../../test/loopback-server.js'
import { grayJpeg, grayPng, vocXml } from '../../test/pictures.js'
import { serveFiles } from '../../test/serve-files.js'
import { type TarEntry, tgzOf } from '../../test/tarball.js'
import { sha256 } from '../../test/tiny-dataset.js'
import { resize } from '../folders/resize.js'
import { info } from '../index.js'
import { dataset } from '../pipeline/make-dataset.js'
import { parseSplit } from '../splits/parse-split.js'
import { oxfordIiitPet } from './definition.js'
import { readPets } from './read-pets.js'

/** Each of another size. */
const train = [
  'Abyssinian_1 1 1 1',
  'american_bulldog_2 2 2 1',
  'Egyptian_Mau_14 12 1 6',
  'pug_3 26 2 18',
]
const test = ['Abyssinian_34 1 1 1', 'yorkshire_terrier_9 37 2 25']
const names = [...train, ...test].map((line) => line.split(' ')[0]!)
const sizeOf = (name: string) => ({ height: 12 + names.indexOf(name), width: 20 })
const grayOf = (name: string) => 30 * names.indexOf(name) + 10
const trimapOf = (name: string) => {
  const { height, width } = sizeOf(name)
  return Uint8Array.from(
    { length: height * width },
    (_, at) => 1 + ((at + names.indexOf(name)) % 3),
  )
}

const text = (path: string, content: string): TarEntry => ({ path, content: Buffer.from(content) })
const photo = (name: string): TarEntry => {
  const { height, width } = sizeOf(name)
  return { path: `images/${name}.jpg`, content: grayJpeg(height, width, grayOf(name)) }
}
const trimap = (name: string): TarEntry => {
  const { height, width } = sizeOf(name)
  const content = grayPng(height, width, trimapOf(name))
  return { path: `annotations/trimaps/${name}.png`, content }
}
const xml = (name: string): TarEntry =>
  text(`annotations/xmls/${name}.xml`, vocXml({ ...sizeOf(name), box: [5, 3, 15, 9] }))

const images: readonly TarEntry[] = [
  { path: 'images/', type: 'Directory' },
  ...names.map(photo),
  text('images/Abyssinian_100.mat', 'MATLAB 5.0'),
]
/** As they are published: with what a Mac left behind, and boxes for the training split only. */
const annotations: readonly TarEntry[] = [
  { path: './annotations/', type: 'Directory' },
  text('./annotations/._trimaps', '\0\u0005\u0016\u0007'),
  text('./annotations/README', 'OXFORD-IIIT PET Dataset\n'),
  text('./annotations/list.txt', '#Image CLASS-ID SPECIES BREED ID\n'),
  text('./annotations/trainval.txt', `${train.join('\n')}\n`),
  text('./annotations/test.txt', `${test.join('\n')}\n`),
  ...names.flatMap((name) => [
    text(`annotations/trimaps/._${name}.png`, '\0\u0005\u0016\u0007'),
    trimap(name),
  ]),
  ...names.slice(0, 3).map(xml),
]

/** Others in their place, or none. */
const changed = (entries: readonly TarEntry[], path: string, content?: Buffer) =>
  entries.flatMap((entry) =>
    entry.path.replace('./', '') !== path ? [entry] : content ? [{ ...entry, content }] : [],
  )

const smallInfo = { ...oxfordIiitPet.info, splits: { train: train.length, test: test.length } }

const served = async ({ images: photos = images, annotations: notes = annotations } = {}) => {
  const contents: Record<string, Buffer> = {
    'images.tar.gz': tgzOf(photos),
    'annotations.tar.gz': tgzOf(notes),
  }
  const files = oxfordIiitPet.files.map((file) => {
    const content = contents[file.name]!
    return { ...file, bytes: content.length, sha256: sha256(content) }
  })
  const server = await httpsServer(serveFiles(contents))
  const definition = { ...oxfordIiitPet, info: smallInfo, files, mirrors: [server.url] }
  const outcome = await installed(definition, { env: server.env })
  const folder = join(outcome.cacheDir, 'oxford-iiit-pet', '1.0.0')
  const load = (split = 'train', seed?: number) =>
    readPets({ folder, slices: parseSplit(split, smallInfo.splits), seed, info: smallInfo })
  return { server, outcome, load, contents, definition }
}

describe('oxford-iiit-pet', () => {
  it('is fetched and kept as it is published', async () => {
    const { server, outcome } = await served()
    expect(outcome.error).toBeUndefined()
    expect(server.requests).toEqual(['GET /images.tar.gz -', 'GET /annotations.tar.gz -'])
    expect(outcome.left).toEqual(['annotations.tar.gz', 'images.tar.gz'])
  })

  it('refuses archives that are not the published ones', async () => {
    const { contents, definition } = await served()
    const other = Buffer.from(contents['images.tar.gz']!)
    other[other.length - 9]! ^= 1
    const server = await httpsServer(serveFiles({ ...contents, 'images.tar.gz': other }))
    const outcome = await installed({ ...definition, mirrors: [server.url] }, { env: server.env })
    expect(failures(outcome)).toEqual(['datasets/checksum-mismatch'])
    expect(outcome.left).toEqual([])
  })

  it('gives photograph, breed, species, box and trimap', async () => {
    const { load } = await served()
    const pets = await load('train+test')
    expect(pets.length).toBe(6)
    const all = await collect(pets)
    expect(all.map(({ name }) => name).sort()).toEqual([...names].sort())
    for (const [index, pet] of all.entries()) {
      const { height, width } = sizeOf(pet.name)
      expect(pet.shape).toEqual([height, width, 3])
      expect(pet.image).toEqual(new Uint8Array(height * width * 3).fill(grayOf(pet.name)))
      expect(pet.trimap).toEqual(trimapOf(pet.name))
      const box = Float32Array.of(3 / height, 5 / width, 9 / height, 15 / width)
      expect(pet.box).toEqual(names.indexOf(pet.name) < 3 ? box : undefined)
      expect([pets.labels[index], pets.species[index]]).toEqual([pet.label, pet.species])
    }
    const told = all.map(({ name, label, species }) => [
      name,
      pets.classNames[label],
      pets.speciesNames[species],
    ])
    expect(told).toContainEqual(['Egyptian_Mau_14', 'Egyptian Mau', 'cat'])
    expect(told).toContainEqual(['pug_3', 'Pug', 'dog'])
    expect(told).toContainEqual(['yorkshire_terrier_9', 'Yorkshire Terrier', 'dog'])
  })

  it('keeps the splits apart, and cuts and shuffles each', async () => {
    const { load } = await served()
    const inSplit = async (split: string, seed?: number) =>
      (await collect(await load(split, seed))).map(({ name }) => name)
    expect((await inSplit('test')).sort()).toEqual(['Abyssinian_34', 'yorkshire_terrier_9'])
    const whole = await inSplit('train')
    expect([...whole].sort()).toEqual(names.slice(0, 4).sort())
    expect([...(await inSplit('train[:25%]')), ...(await inSplit('train[25%:]'))]).toEqual(whole)
    expect((await inSplit('train', 1)).sort()).toEqual([...whole].sort())
  })

  it('goes through resize, shuffle and batch', async () => {
    const { load } = await served()
    const pets = await load()
    const batches = dataset({ length: pets.length, at: pets.read })
      .map(({ image, trimap, shape: [height, width], label }) => ({
        image: resize(image, { height, width }, { height: 8, width: 8 }, 'bilinear'),
        trimap: resize(trimap, { height, width }, { height: 8, width: 8 }, 'nearest'),
        label,
      }))
      .shuffle({ seed: 7 })
      .batch(4)
    const [batch] = await collect(batches)
    expect([batch!.image.length, batch!.trimap.length]).toEqual([4 * 192, 4 * 64])
    expect([...batch!.label].sort((a, b) => a - b)).toEqual([0, 1, 11, 25])
    expect([...new Set(batch!.trimap)].sort()).toEqual([1, 2, 3])
  })

  it('reads PNG under the name of JPEG, and names what is neither', async () => {
    const { height, width } = sizeOf('Egyptian_Mau_14')
    const png = grayPng(height, width, new Uint8Array(height * width).fill(77))
    const disguised = changed(images, 'images/Egyptian_Mau_14.jpg', png)
    const gif = changed(
      disguised,
      'images/Abyssinian_34.jpg',
      Buffer.from('GIF89a\u0001\0\u0001\0'),
    )
    const { load } = await served({ images: gif })
    const pets = await collect(await load())
    expect(pets.find(({ name }) => name === 'Egyptian_Mau_14')!.image[0]).toBe(77)
    const tests = await load('test')
    const outcomes = await Promise.allSettled([tests.read(0), tests.read(1)])
    const broken = outcomes.filter(({ status }) => status === 'rejected')
    expect(broken).toHaveLength(1)
    expect(String((broken[0] as PromiseRejectedResult).reason)).toContain(
      'images/Abyssinian_34.jpg is no whole PNG or JPEG image',
    )
  })

  it.each([
    [
      'a trimap of another size',
      'annotations/trimaps/pug_3.png',
      grayPng(3, 4, new Uint8Array(12).fill(1)),
      'datasets/unexpected-shape',
    ],
    [
      'a trimap of other values',
      'annotations/trimaps/pug_3.png',
      grayPng(15, 20, new Uint8Array(300).fill(4)),
      'datasets/unexpected-shape',
    ],
    [
      'a trimap that is no PNG',
      'annotations/trimaps/pug_3.png',
      Buffer.from('<html>'),
      'datasets/image-broken',
    ],
    ['no trimap', 'annotations/trimaps/pug_3.png', undefined, 'datasets/missing-in-archive'],
    [
      'a box that is none',
      'annotations/xmls/Abyssinian_1.xml',
      Buffer.from('<annotation>'),
      'datasets/unexpected-shape',
    ],
  ])('names an animal with %s, and reads the others', async (_, path, content, code) => {
    const { load } = await served({ annotations: changed(annotations, path, content) })
    const pets = await load()
    const codes: string[] = []
    for (let index = 0; index < pets.length; index++) {
      codes.push(await codeOfAsync(() => pets.read(index)))
    }
    expect(codes.sort()).toEqual([code, 'none', 'none', 'none'])
  })

  it('refuses archives that lack lists, or list what is not there', async () => {
    const path = 'annotations/test.txt'
    const without = await served({ annotations: changed(annotations, path) })
    await expect(without.load()).rejects.toThrow(
      'annotations.tar.gz should contain annotations/test.txt, but does not.',
    )
    const few = await served({
      annotations: changed(annotations, path, Buffer.from(`${test[0]}\n`)),
    })
    await expect(few.load()).rejects.toThrow('should hold 2 photographs, but holds 1')
    const absent = await served({ images: changed(images, 'images/pug_3.jpg') })
    const pets = await absent.load()
    const outcomes = await Promise.all([0, 1, 2, 3].map((i) => codeOfAsync(() => pets.read(i))))
    expect(outcomes.sort()).toEqual(['datasets/missing-in-archive', 'none', 'none', 'none'])
  })

  it('refuses an index that is none', async () => {
    const pets = await (await served()).load()
    for (const index of [-1, 4, 1.5, Number.NaN]) {
      expect(await codeOfAsync(() => pets.read(index))).toBe('datasets/bad-option')
    }
  })

  it('is described as it was published', () => {
    const { bytes, downloadBytes, classNames, splits } = info('oxford-iiit-pet')
    expect(oxfordIiitPet.files.reduce((sum, file) => sum + file.bytes, 0)).toBe(bytes)
    expect(downloadBytes).toBe(bytes)
    expect(classNames).toHaveLength(37)
    expect(splits.train! + splits.test!).toBe(7349)
  })
})
