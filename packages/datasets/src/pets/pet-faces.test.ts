import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { isDatasetsError } from '../errors.js'
import { anatomyOf } from './anatomy.js'
import type { PetFacesOptions } from './check-options.js'
import { forEachPixel } from './painting/for-each-pixel.js'
import { turnedFrame } from './painting/frame.js'
import { type PetFaces, petFaces } from './pet-faces.js'

const arraysOf = (faces: PetFaces) =>
  Object.entries(faces).filter(([, value]) => ArrayBuffer.isView(value)) as [string, Float32Array][]

/** Of the bytes of all arrays, in their order. */
const fingerprint = (faces: PetFaces): string => {
  const hash = createHash('sha256')
  for (const [, array] of arraysOf(faces)) hash.update(new Uint8Array(array.buffer))
  return hash.digest('hex')
}

const sum = (one: number, other: number) => one + other

const mean = (values: ArrayLike<number>) => Array.from(values).reduce(sum, 0) / values.length

describe('petFaces', () => {
  it.each<[PetFacesOptions, string]>([
    [{ seed: 0, n: 20 }, 'af4bc22771d53b2a69bd3a78be3a0ad4fa022a2e55d82f42f7afba86cbe24a33'],
    [
      { seed: 7, n: 20, size: 64 },
      '0a1191114ffa5ab8f5e6d82e4221378db073a93fc222fd79e90a698b0d084dc5',
    ],
    [
      { seed: 7, n: 20, split: 'test' },
      '2b534dbdcd2cbf67724740b332a777cd7c60e72ef34fad046a9c00ccf08c6656',
    ],
    [
      { seed: 2 ** 53 - 1, n: 20, split: 'validation' },
      'fb86ba7b0fa61f7e5e02c80ca497c01744020974ea74fef4a4d548578c8a36f8',
    ],
    [
      { seed: 1, n: 20, light: 1, jitter: 0, distractors: 0, noise: 0 },
      'c686885dc8ac495f3748fc835a8c4b923482c9d9ca4e979779631b359bb95ab4',
    ],
    [
      { seed: 1, n: 20, light: 0, jitter: 2, distractors: 20, noise: 1 },
      '3d5ce22b633ae8966e525db46f077143a93fb52be5890080018ef45fc4275f7f',
    ],
    [
      { seed: 7, n: 20, occlusion: 1 },
      '26b99b9b3f98a4e2b0c56519d81d611c0cd47c29cbc0f04503ffa2a1aa160ae0',
    ],
    [
      { seed: 7, n: 20, size: 64, occlusion: 0.5, overlap: 1 },
      '6ca880d3d0bb10f66e932c0d108cf80e1eb3f3e16ebe799e1e898816d8a2bbb7',
    ],
  ])('is frozen: %o', (options, expected) => {
    expect(fingerprint(petFaces(options))).toBe(expected)
  })

  it('needs nothing of Node and gives the same bytes from a bundle for pages', async () => {
    const { outputFiles } = await build({
      entryPoints: [join(import.meta.dirname, 'pet-faces.ts')],
      bundle: true,
      minify: true,
      platform: 'browser',
      format: 'esm',
      conditions: ['@firstgrad/source'],
      write: false,
    })
    const { text } = outputFiles[0]!
    // What engines are free to round as they like, and what differs from run to run.
    expect(text).not.toMatch(/node:|Math\.(random|sin|cos|tan|exp|log|pow|hypot)\b|Date\b/)
    const page: { petFaces: typeof petFaces } = await import(
      /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`
    )
    const options = { seed: 3, n: 5, size: 64 } as const
    expect(fingerprint(page.petFaces(options))).toBe(fingerprint(petFaces(options)))
  })

  it('draws image i the same whatever n is', () => {
    const few = petFaces({ seed: 5, n: 3 })
    const many = petFaces({ seed: 5, n: 9 })
    for (const [name, array] of arraysOf(few)) {
      const longer = arraysOf(many).find(([other]) => other === name)![1]
      expect(longer.length).toBe(3 * array.length)
      expect(longer.slice(0, array.length)).toEqual(array)
    }
    expect(many.params.slice(0, 3)).toEqual(few.params)
  })

  it('draws the same animals at another size or difficulty', () => {
    const plain = petFaces({ seed: 5, n: 30 })
    const large = petFaces({ seed: 5, n: 30, size: 64 })
    expect(large.params).toEqual(plain.params)
    const easy = petFaces({ seed: 5, n: 30, light: 1, jitter: 0, distractors: 0, noise: 0 })
    for (const labels of ['species', 'age', 'weight', 'looks'] as const) {
      expect(large[labels]).toEqual(plain[labels])
      expect(easy[labels]).toEqual(plain[labels])
    }
    // Boxes of 32 and 64 pixels round the same edge.
    large.boxes.forEach((edge, at) => {
      expect(Math.abs(edge - plain.boxes[at]!)).toBeLessThanOrEqual(1 / 32)
    })
  })

  it('covers the same animals, and no more of a head than it may', () => {
    const options = { seed: 5, n: 100, size: 64, noise: 0 } as const
    const plain = petFaces(options)
    expect(fingerprint(petFaces({ ...options, occlusion: 0 }))).toBe(fingerprint(plain))
    const truthsOf = ({ images, ...truths }: PetFaces) => fingerprint(truths as PetFaces)
    /** Of each animal: the share that is covered. */
    const sharesAt = (occlusion: number) => {
      const covered = petFaces({ ...options, occlusion })
      expect(truthsOf(covered)).toBe(truthsOf(plain))
      return covered.params.map((params, index) => {
        const { occluder } = plain.params[index]!
        expect({ ...params, occluder }).toEqual(plain.params[index])
        const { head } = anatomyOf(params)
        const frame = turnedFrame({ ...params, unit: params.radius })
        const isCovered = (pixel: number) =>
          [0, 1, 2].some((channel) => {
            const at = (index * 4096 + pixel) * 3 + channel
            return covered.images[at] !== plain.images[at]
          })
        let headPixels = 0
        let coveredPixels = 0
        forEachPixel(64, frame, head, (column, row, distance) => {
          if (distance > 0) return
          headPixels++
          if (isCovered(row * 64 + column)) coveredPixels++
        })
        // A pixel on an edge counts as covered.
        expect(coveredPixels).toBeLessThan(occlusion * headPixels + 50)
        const animal = [...Array(4096).keys()].filter(
          (pixel) => plain.masks[index * 4096 + pixel] === 1,
        )
        return animal.filter(isCovered).length / animal.length
      })
    }
    const few = sharesAt(0.3)
    expect(mean(few)).toBeGreaterThan(0.05)
    expect(mean(few)).toBeLessThan(0.15)
    const many = sharesAt(1)
    expect(mean(many)).toBeGreaterThan(0.25)
    expect(Math.max(...many)).toBeGreaterThan(0.7)
    // Hardly an animal is missed altogether.
    expect(many.filter((share) => share === 0).length).toBeLessThan(5)
  })

  it('moves ears alone, by up to the share it may', () => {
    const options = { seed: 5, n: 300 } as const
    const plain = petFaces(options)
    expect(fingerprint(petFaces({ ...options, overlap: 0 }))).toBe(fingerprint(plain))
    const half = petFaces({ ...options, overlap: 0.5 })
    const full = petFaces({ ...options, overlap: 1 })
    for (const labels of ['species', 'age', 'weight', 'looks'] as const)
      expect(full[labels]).toEqual(plain[labels])
    const shares = full.params.map(({ ears }) => ears.share)
    expect(half.params.map(({ ears }) => ears.share)).toEqual(shares.map((share) => share / 2))
    expect(Math.min(...shares)).toBeGreaterThan(0)
    expect(Math.max(...shares)).toBeLessThan(1)
    expect(mean(shares)).toBeCloseTo(0.5, 1)
    const pairs = new Set(full.params.map(({ species, ears }) => `${species} ${ears.towards}`))
    expect([...pairs].sort()).toEqual([
      'cat dog',
      'cat rabbit',
      'dog cat',
      'dog rabbit',
      'rabbit cat',
      'rabbit dog',
    ])
    full.params.forEach((params, index) => {
      const { ears } = plain.params[index]!
      expect({ ...params, ears }).toEqual({ ...plain.params[index], ears })
      const facePoints = (faces: PetFaces) => faces.keypoints.slice(index * 10, index * 10 + 6)
      expect(facePoints(full)).toEqual(facePoints(plain))
    })
    // Where a share is large, so is the way of the tips.
    const ways = shares.map((_, index) =>
      Math.abs(full.keypoints[index * 10 + 7]! - plain.keypoints[index * 10 + 7]!),
    )
    expect(mean(ways.filter((_, index) => shares[index]! > 0.8))).toBeGreaterThan(0.15)
    expect(mean(ways.filter((_, index) => shares[index]! < 0.1))).toBeLessThan(0.04)
  })

  it('never draws an image twice: not in a split, in another one, nor for another seed', () => {
    const seen = new Set<number>()
    let drawn = 0
    for (const split of ['train', 'validation', 'test'] as const)
      for (const seed of [0, 1, 2 ** 32, 2 ** 32 + 1])
        for (const { centre } of petFaces({ seed, split, n: 100 }).params) {
          seen.add(centre.x)
          drawn++
        }
    expect(seen.size).toBe(drawn)
  })

  it('has as many images as are usual for a split', () => {
    expect(petFaces({ seed: 1 }).length).toBe(2000)
    expect(petFaces({ seed: 1, split: 'validation' }).length).toBe(400)
    expect(petFaces({ seed: 1, split: 'test' }).length).toBe(600)
  })
})

describe('labels', () => {
  const faces = petFaces({ seed: 11, n: 3000 })

  it('are balanced and spread as promised', () => {
    for (const species of [0, 1, 2]) {
      // 1,000 each is expected; the standard deviation is 26.
      const count = faces.species.filter((one) => one === species).length
      expect(Math.abs(count - 1000)).toBeLessThan(100)
    }
    expect(mean(faces.age)).toBeCloseTo(7.75, 0)
    expect(mean(faces.weight)).toBeCloseTo(5.5, 0)
    expect(Math.min(...faces.age)).toBeGreaterThanOrEqual(0)
    expect(Math.min(...faces.looks)).toBe(1)
    expect(Math.max(...faces.looks)).toBe(10)
  })

  /** The R² of predicting labels by what they were drawn from. */
  const ceiling = (labels: Float32Array, truths: readonly number[]) => {
    const middle = mean(labels)
    const squares = (from: (at: number) => number) =>
      mean(labels.map((label, at) => (label - from(at)) * (label - from(at))))
    return 1 - squares((at) => truths[at]!) / squares(() => middle)
  }

  it('leave the ceilings that the course states', () => {
    const { params } = faces
    const ages = params.map(({ age }) => age)
    const weights = params.map(({ weight }) => weight)
    const looks = params.map(({ asymmetry, bowTie }) => 6 - 4 * asymmetry + (bowTie ? 3 : 0))
    expect(ceiling(faces.age, ages)).toBeCloseTo(0.986, 2)
    expect(ceiling(faces.weight, weights)).toBeCloseTo(0.987, 2)
    expect(Math.abs(ceiling(faces.looks, looks) - 0.785)).toBeLessThan(0.03)
  })

  it('do not show in the mean image: polarities cancel', () => {
    const sums = [0, 1, 2].map(() => new Float64Array(32 * 32))
    for (let index = 0; index < faces.length; index++)
      for (let pixel = 0; pixel < 1024; pixel++)
        sums[faces.species[index]!]![pixel]! += faces.images[(index * 1024 + pixel) * 3 + 1]! / 1000
    for (const sum of sums)
      for (const value of sum) expect(Math.abs(value - 0.5)).toBeLessThan(0.08)
  })
})

describe('truths', () => {
  const draw = (options: Omit<PetFacesOptions, 'seed'>) => petFaces({ seed: 2, n: 200, ...options })

  it.each<Omit<PetFacesOptions, 'seed'> & { size: 32 | 64 }>([
    { size: 32 },
    { size: 64 },
    { size: 32, occlusion: 1, overlap: 0.5 },
    { size: 64, occlusion: 0.5, overlap: 1 },
  ])('agree with each other: %o', ({ size, ...options }) => {
    const { masks, boxes, earBoxes, keypoints, length } = draw({ size, ...options })
    for (let index = 0; index < length; index++) {
      const inMask = (x: number, y: number) => masks[(index * size + y) * size + x]!
      const columns = new Set<number>()
      const rows = new Set<number>()
      for (let y = 0; y < size; y++)
        for (let x = 0; x < size; x++)
          if (inMask(x, y) === 1) {
            columns.add(x)
            rows.add(y)
          }
      const box = [...boxes.subarray(index * 4, index * 4 + 4)]
      const [top, left, bottom, right] = box.map((edge) => edge * size) as [
        number,
        number,
        number,
        number,
      ]
      expect([top, left]).toEqual([Math.min(...rows), Math.min(...columns)])
      expect([bottom, right]).toEqual([Math.max(...rows) + 1, Math.max(...columns) + 1])

      const points = [0, 1, 2, 3, 4].map((place) => {
        const [x, y] = keypoints.subarray(index * 10 + 2 * place)
        return { x: x! * size, y: y! * size }
      })
      for (const { x, y } of points.slice(0, 3))
        expect(inMask(Math.floor(x), Math.floor(y))).toBe(1)
      expect(points[0]!.x).toBeLessThan(points[1]!.x)
      for (const place of [0, 1]) {
        const ear = [...earBoxes.subarray(index * 8 + place * 4)].map((edge) => edge * size) as [
          number,
          number,
          number,
          number,
        ]
        expect(ear[0]).toBeGreaterThanOrEqual(top)
        expect(ear[1]).toBeGreaterThanOrEqual(left)
        expect(ear[2]).toBeLessThanOrEqual(bottom)
        expect(ear[3]).toBeLessThanOrEqual(right)
        // The tip of a pointed ear may end before it fills a pixel: two pixels of a short one.
        const tip = points[3 + place]!
        expect(tip.x).toBeGreaterThan(ear[1] - 3)
        expect(tip.x).toBeLessThan(ear[3] + 3)
        expect(tip.y).toBeGreaterThan(ear[0] - 3)
        expect(tip.y).toBeLessThan(ear[2] + 3)
      }
    }
  })

  it('stay within the picture, however far the animals are moved', () => {
    for (const jitter of [0, 1, 2]) {
      const { images, masks, boxes, earBoxes, keypoints } = draw({ jitter, noise: 0.5 })
      for (const values of [images, masks, boxes, earBoxes, keypoints])
        for (const value of values) if (!(value >= 0 && value <= 1)) expect.fail(`${value}`)
    }
  })

  it('are where the animal is: with light 1 it is lighter than what surrounds it', () => {
    const { images, masks } = draw({ light: 1, distractors: 0 })
    const levels = [0, 1].map((side) => {
      const inside = Array.from(masks.keys()).filter((pixel) => masks[pixel] === side)
      return mean(inside.map((pixel) => images[3 * pixel + 1]!))
    })
    expect(levels[1]! - levels[0]!).toBeGreaterThan(0.15)
  })
})

describe('options', () => {
  it.each<[string, unknown]>([
    ['size', 33],
    ['size', '32'],
    ['n', 0],
    ['n', -1],
    ['n', Number.NaN],
    ['n', 1.5],
    ['n', 1e9],
    ['seed', -1],
    ['seed', undefined],
    ['seed', 2 ** 53],
    ['split', 'dev'],
    ['split', 'toString'],
    ['light', 1.01],
    ['jitter', Number.NaN],
    ['jitter', 3],
    ['distractors', 0.5],
    ['distractors', 21],
    ['occlusion', 1.01],
    ['occlusion', -0.1],
    ['occlusion', '1'],
    ['overlap', 2],
    ['overlap', Number.NaN],
    ['noise', -0.1],
    ['noise', '0'],
  ])('refuse %s %s', (option, value) => {
    let error: unknown
    try {
      petFaces({ seed: 1, n: 1, [option]: value } as PetFacesOptions)
    } catch (thrown) {
      error = thrown
    }
    expect(isDatasetsError(error, 'datasets/bad-option')).toBe(true)
    expect(String(error)).toContain(`"${option}"`)
  })
})
