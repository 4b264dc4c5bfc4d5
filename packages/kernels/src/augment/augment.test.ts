import {
  mean,
  moments,
  randomNormal,
  randomUniform,
  setBackend,
  type Tensor3D,
  type Tensor4D,
  tensor2d,
  tensor3d,
  tensor4d,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { apart } from '../../test/apart.js'
import { inEveryWay, inEveryWayWithGradients } from '../../test/backends.js'
import { weighed } from '../../test/gradients.js'
import { holdGradient, holdTo } from '../../test/hold-to.js'
import { imageOf } from '../../test/reference.js'
import { augmentation } from '../../test/trials/augment.js'
import { type AugmentOptions, augment, type Image } from '../index.js'
import reference from './augment.reference.json' with { type: 'json' }

/** All that can happen, mostly. */
const much: AugmentOptions = {
  seed: 5,
  flipX: {},
  perspective: { share: 0.2 },
  scale: { factor: [0.7, 1.3] },
  shear: { xDegrees: [-10, 10] },
  rotate: { angleDegrees: [-40, 40], probability: 0.9 },
  translate: { x: [-0.2, 0.2], y: [-0.2, 0.2] },
  brightness: { by: [-0.2, 0.2], probability: 0.9 },
  noise: { deviation: [0.01, 0.1], probability: 0.9 },
  cutout: { height: 3, width: 3 },
}

inEveryWay(() => {
  it('gives what scikit-image gives where chance has but one choice', () => {
    holdTo(augmentation, 'augment', 15)
    holdTo(augmentation, 'augment, masks', 15)
  })

  it.each(reference.cases)(
    'moves boxes and keypoints of $image along: %#',
    ({ image: name, options, boxes, keypoints }) => {
      tidy(() => {
        const image = imageOf<Image>(reference.images[name as keyof typeof reference.images])
        const [height, width] = name === 'batch' ? [6, 8] : (image.shape as [number, number])
        const places = [
          [0, 0],
          [width - 1, 1],
          [2, height - 1],
          [3.5, 2.25],
        ] as const
        const edges = [
          [1, 2, 4, 5],
          [0, 0, width, height],
          [width - 2, 0, width, 1.5],
        ] as const
        const found = augment(
          {
            image,
            boxes: edges.map(([left, top, right, bottom], label) => ({
              ...{ left, top, right, bottom, label },
            })),
            keypoints: places.map(([x, y]) => ({ x, y })),
          },
          { seed: 1, ...(options as object) },
        )
        const points = found.keypoints.flatMap(({ x, y }) => [x, y])
        expect(
          apart(points, keypoints.flatMap((point) => point.slice(0, 2)) as number[]),
        ).toBeLessThan(1e-9)
        const inSight = keypoints.map(([, , isVisible]) => isVisible)
        expect(found.keypoints).toMatchObject(inSight.map((isVisible) => ({ isVisible })))
        const kept = boxes.flatMap((box, label) => (box ? [[...box, label]] : []))
        const bounds = found.boxes.map((box) => Object.values(box))
        expect(bounds.length).toBe(kept.length)
        const inOrder = found.boxes.map(({ left, top, right, bottom, label }) => [
          ...[left, top, right, bottom, label],
        ])
        expect(apart(inOrder.flat(), kept.flat())).toBeLessThan(1e-9)
      })
    },
  )

  it('gives the same bits for the same seed, and others for another', () => {
    tidy(() => {
      const image = randomUniform([2, 9, 8, 3], 0, 1, 'float32', 2) as Tensor4D
      const bits = (seed: number) => [...augment({ image }, { ...much, seed }).image.dataSync()]
      expect(bits(5)).toEqual(bits(5))
      expect(bits(5)).not.toEqual(bits(6))
    })
  })

  it('draws for each image of a batch anew, and for the first as if it were alone', () => {
    tidy(() => {
      const one = randomUniform([7, 9, 2], 0, 1, 'float32', 2) as Tensor3D
      const values = [...one.dataSync()]
      const batch = tensor4d([...values, ...values, ...values], [3, 7, 9, 2])
      const found = [...augment({ image: batch }, much).image.dataSync()]
      const parts = [0, 1, 2].map((i) => found.slice(i * values.length, (i + 1) * values.length))
      expect(parts[0]).toEqual([...augment({ image: one }, much).image.dataSync()])
      expect(parts[1]).not.toEqual(parts[0])
      expect(parts[2]).not.toEqual(parts[1])
    })
  })

  it('draws the same for an option whatever others there are', () => {
    tidy(() => {
      const rotate = { angleDegrees: [-90, 90], probability: 1 } as const
      const keypoints = [{ x: 5, y: 1 }]
      const image = zeros([6, 6]) as Image
      const place = (options: Partial<AugmentOptions>) =>
        augment({ image, keypoints }, { seed: 9, rotate, ...options }).keypoints
      expect(place({ perspective: { share: 0.3, probability: 0 } })).toEqual(place({}))
      expect(place({ brightness: { by: [0, 1] }, noise: { deviation: [1, 1] } })).toEqual(place({}))
    })
  })

  it('keeps what chance leaves alone, bit by bit', () => {
    tidy(() => {
      const image = randomUniform([5, 4, 2], 0, 1, 'float32', 2) as Tensor3D
      const never = { probability: 0 }
      const found = augment(
        { image, mask: image, boxes: [], name: 'cat' },
        { seed: 1, flipX: never, rotate: { angleDegrees: [5, 9], ...never } },
      )
      expect(found.image).not.toBe(image)
      expect([...found.image.dataSync()]).toEqual([...image.dataSync()])
      expect([...found.mask.dataSync()]).toEqual([...image.dataSync()])
      expect(found).toMatchObject({ boxes: [], name: 'cat' })
      expect(found).not.toHaveProperty('keypoints')
    })
  })

  it('cuts parts out of anywhere, and what is known with them', () => {
    tidy(() => {
      const image = tensor2d(
        Float32Array.from({ length: 56 }, (_, i) => i),
        [7, 8],
      )
      const corners = Array.from({ length: 40 }, (_, seed) => {
        const sample = { image, mask: image, keypoints: [{ x: 0, y: 0 }] }
        const found = augment(sample, { seed, crop: { height: 5, width: 3 } })
        const [first] = found.image.dataSync()
        const { x, y, isVisible } = found.keypoints[0]!
        expect(found.image.shape).toEqual([5, 3])
        expect(found.mask.shape).toEqual([5, 3])
        expect([...found.mask.dataSync()]).toEqual([...found.image.dataSync()])
        expect(first! === -8 * y - x).toBe(true)
        expect(isVisible).toBe(first === 0)
        return first
      })
      // 3 rows by 6 columns where a part may begin.
      expect(new Set(corners).size).toBeGreaterThan(13)
    })
  })

  it('keeps boxes around what they held', () => {
    tidy(() => {
      const values = new Float32Array(40 * 50)
      for (let y = 18; y < 26; y++) values.fill(1, y * 50 + 20, y * 50 + 32)
      const image = tensor2d(values, [40, 50])
      for (let seed = 0; seed < 8; seed++) {
        const { noise, brightness, cutout, ...motions } = much
        const sample = { image, mask: image, boxes: [{ left: 20, top: 18, right: 32, bottom: 26 }] }
        const { mask, boxes } = augment(sample, { ...motions, seed })
        const [{ left, top, right, bottom }] = boxes as [(typeof boxes)[0]]
        const seen = [...mask.dataSync()].flatMap((value, at) =>
          value > 0 ? [{ x: at % 50, y: Math.floor(at / 50) }] : [],
        )
        const [xs, ys] = [seen.map(({ x }) => x), seen.map(({ y }) => y)]
        expect(Math.abs(Math.min(...xs) - left)).toBeLessThan(1.5)
        expect(Math.abs(Math.max(...xs) + 1 - right)).toBeLessThan(1.5)
        expect(Math.abs(Math.min(...ys) - top)).toBeLessThan(1.5)
        expect(Math.abs(Math.max(...ys) + 1 - bottom)).toBeLessThan(1.5)
      }
    })
  })

  it('leaves out boxes of which too little is in sight', () => {
    tidy(() => {
      const sample = {
        image: zeros([10, 10]) as Image,
        boxes: [{ left: 6, top: 0, right: 10, bottom: 10 }],
      }
      const translate = { x: [0.3, 0.3], probability: 1 } as const
      const left = (minVisibility: number) =>
        augment(sample, { seed: 1, translate, minVisibility }).boxes
      expect(left(0.25)).toEqual([{ left: 9, top: 0, right: 10, bottom: 10 }])
      expect(left(0.26)).toEqual([])
    })
  })

  it('makes noise of the deviation asked for, and covers as many pixels as asked for', () => {
    tidy(() => {
      const image = zeros([60, 60, 3]) as Image
      const noise = { deviation: [0.3, 0.3], probability: 1 } as const
      const noisy = augment({ image }, { seed: 1, noise }).image
      const { mean: middle, variance } = moments(noisy)
      expect(Math.abs(middle.dataSync()[0]!)).toBeLessThan(0.01)
      expect(Math.sqrt(variance.dataSync()[0]!)).toBeCloseTo(0.3, 2)
      for (let seed = 0; seed < 9; seed++) {
        const cutout = { height: 9, width: 5, value: 1, probability: 1 }
        const covered = Math.round(
          3600 * mean(augment({ image }, { seed, cutout }).image).dataSync()[0]!,
        )
        expect(covered).toBeLessThanOrEqual(45)
        expect(covered).toBeGreaterThan(0)
      }
    })
  })

  it('happens as often as it is likely to', () => {
    tidy(() => {
      const brightness = { by: [1, 1], probability: 0.3 } as const
      const batch = zeros([400, 1, 1, 1]) as Image
      const share = mean(augment({ image: batch }, { seed: 3, brightness }).image).dataSync()[0]!
      expect(Math.abs(share - 0.3)).toBeLessThan(0.06)
      // And from seed to seed, from the first draw on.
      const [image, keypoints] = [zeros([1, 3]) as Image, [{ x: 0, y: 0 }]]
      const flips = Array.from({ length: 400 }, (_, seed) => {
        const flipped = augment({ image, keypoints }, { seed, flipX: {} })
        flipped.image.dispose()
        return flipped.keypoints[0]!.x / 2
      })
      const of = (marks: readonly number[]) =>
        marks.reduce((sum, mark) => sum + mark) / marks.length
      expect(Math.abs(of(flips) - 0.5)).toBeLessThan(0.08)
      const changes = flips.slice(1).map((flip, seed) => Math.abs(flip - flips[seed]!))
      expect(Math.abs(of(changes) - 0.5)).toBeLessThan(0.08)
    })
  })

  it('gives nothing of nothing', () => {
    tidy(() => {
      const image = zeros([0, 5, 4, 3]) as Image
      const crop = { height: 2, width: 3 }
      expect(augment({ image }, { seed: 1, crop }).image.shape).toEqual([0, 2, 3, 3])
    })
  })
})

inEveryWayWithGradients(() => {
  it('has the gradient of finite differences', () => {
    tidy(() => {
      const image = randomNormal([5, 7, 2], 0, 1, 'float32', 3)
      holdGradient(weighed(augmentation.gradients.augment!), image)
    })
  })
})

describe('bad input', () => {
  const image = () => tensor3d([1, 2, 3, 4], [2, 2, 1])
  const asked = (options: object) => () => augment({ image: image() }, { seed: 1, ...options })
  const known = (sample: object) => () => augment({ image: image(), ...sample }, { seed: 1 })
  const box = { left: 0, top: 0, right: 1, bottom: 1 }
  it.each<[string, () => unknown, string]>([
    ['no seed', asked({ seed: undefined }), 'kernels/option'],
    ['half a seed', asked({ seed: 0.5 }), 'kernels/option'],
    ['an unlikely chance', asked({ flipX: { probability: 1.2 } }), 'kernels/option'],
    [
      'a chance of NaN',
      asked({ noise: { deviation: [0, 1], probability: Number.NaN } }),
      'kernels/option',
    ],
    ['an angle', asked({ rotate: { angleDegrees: 20 } }), 'kernels/option'],
    ['angles in disorder', asked({ rotate: { angleDegrees: [9, 5] } }), 'kernels/option'],
    [
      'an endless angle',
      asked({ rotate: { angleDegrees: [0, Number.POSITIVE_INFINITY] } }),
      'kernels/option',
    ],
    ['scale 0', asked({ scale: { factor: [0, 1] } }), 'kernels/option'],
    ['a perspective of half', asked({ perspective: { share: 0.5 } }), 'kernels/option'],
    ['a crop too large', asked({ crop: { height: 3, width: 1 } }), 'kernels/option'],
    ['a crop of nothing', asked({ crop: { height: 0, width: 1 } }), 'kernels/option'],
    ['gamma of any range', asked({ gamma: { exponent: [1, 2] } }), 'kernels/option'],
    ['gamma 0', asked({ gamma: { exponent: [0, 2] }, dataRange: 1 }), 'kernels/option'],
    ['sigma 0', asked({ blur: { sigma: [0, 1] } }), 'kernels/option'],
    ['a deviation below 0', asked({ noise: { deviation: [-1, 1] } }), 'kernels/option'],
    ['contrast below 0', asked({ contrast: { factor: [-1, 1] } }), 'kernels/option'],
    ['a cutout of nothing', asked({ cutout: { height: 0, width: 3 } }), 'kernels/option'],
    ['a white of 0', asked({ dataRange: 0 }), 'kernels/option'],
    ['more than all in sight', asked({ minVisibility: 2 }), 'kernels/option'],
    ['an unknown border', asked({ border: 'mirror' }), 'kernels/option'],
    ['an unknown interpolation', asked({ interpolation: 'lanczos' }), 'kernels/option'],
    [
      'a shear onto a line',
      asked({ shear: { xDegrees: [45, 45], yDegrees: [45, 45], probability: 1 } }),
      'kernels/singular',
    ],
    [
      'a mask of another size',
      () => augment({ image: image(), mask: tensor2d([[1]]) }, { seed: 1 }),
      'kernels/option',
    ],
    [
      'a mask of whole numbers',
      () => augment({ image: image(), mask: zeros([2, 2], 'int32') as Image }, { seed: 1 }),
      'kernels/dtype',
    ],
    ['a box from right to left', known({ boxes: [{ ...box, right: 0 }] }), 'kernels/option'],
    ['a box of NaN', known({ boxes: [{ ...box, top: Number.NaN }] }), 'kernels/option'],
    ['a box of no image', known({ boxes: [{ ...box, image: 1 }] }), 'kernels/option'],
    ['a keypoint of NaN', known({ keypoints: [{ x: Number.NaN, y: 0 }] }), 'kernels/option'],
    [
      'no pixels',
      () => augment({ image: zeros([0, 3]) as Image }, { seed: 1 }),
      'kernels/no-pixels',
    ],
    ['a list', () => augment({ image: [1] as never }, { seed: 1 }), 'kernels/not-an-image'],
  ])('refuses %s', async (_, work, code) => {
    await setBackend('cpu')
    tidy(() => {
      expect(() => work()).toThrow(expect.objectContaining({ code }))
    })
  })
})
