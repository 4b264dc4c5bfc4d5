import { inflateSync } from 'node:zlib'
import {
  add,
  cast,
  KernelBackend,
  randomNormal,
  registerBackend,
  removeBackend,
  reverse,
  setBackend,
  sum,
  type Tensor,
  type Tensor2D,
  tensor2d,
  tensor3d,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { inEveryWayWithModule } from '../../test/backends.js'
import { weighed } from '../../test/gradients.js'
import { holdGradient } from '../../test/hold-to.js'
import { type CannyOptions, canny, type Image } from '../index.js'
import reference from './canny.reference.json' with { type: 'json' }

const unpacked = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(inflateSync(Buffer.from(text, 'base64')))

type Name = keyof typeof reference.images

/** Whole numbers from 0 to 255, or 255ths. */
const imageOf = (name: Name, unit: number): Tensor2D => {
  const { shape, values } = reference.images[name]
  return tensor2d(
    Float32Array.from(unpacked(values), (value) => value / unit),
    shape as [number, number],
  )
}

const bitsOf = (text: string, size: number): Uint8Array => {
  const bytes = unpacked(text)
  return Uint8Array.from({ length: size }, (_, i) => (bytes[i >> 3]! >> (7 - (i & 7))) & 1)
}

/** How many pixels differ. */
const differing = (one: ArrayLike<number>, other: ArrayLike<number>): number => {
  expect(one.length).toBe(other.length)
  let count = 0
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) count++
  return count
}

inEveryWayWithModule(() => {
  it.each(Object.keys(reference.images) as Name[])(
    'finds the edges of scikit-image and of OpenCV, pixel by pixel: %s',
    (name) => {
      const cases = reference.cases.filter(({ image }) => image === name)
      expect(cases.length).toBeGreaterThan(7)
      for (const { options, edges, magnitude, count } of cases) {
        tidy(() => {
          const image = imageOf(name, 'variant' in options ? 1 : 255)
          const found = canny(image, options as CannyOptions)
          expect(found.edges.dtype).toBe('bool')
          expect(found.edges.shape).toEqual(image.shape)
          const told = bitsOf(edges, image.size)
          const words = `${name} ${JSON.stringify(options)} ${count}`
          expect(differing(found.edges.dataSync(), told), words).toBe(0)
          if (magnitude) {
            const expected = new Float32Array(unpacked(magnitude).buffer)
            expect(differing(found.magnitude.dataSync(), expected), words).toBe(0)
          }
        })
      }
    },
  )
})

const planes = (found: { readonly magnitude: Tensor; readonly edges: Tensor }) => [
  [...found.magnitude.dataSync()],
  [...found.edges.dataSync()],
]

inEveryWayWithModule(() => {
  it.each<CannyOptions>([{ sigma: 1.4 }, { border: 'edge' }, { variant: 'opencv' }])(
    'keeps the rank, and treats each channel and each image for itself: %o',
    (options) => {
      tidy(() => {
        const unit = options.variant ? 1 : 255
        const one = imageOf('clouds', unit)
        const other = reverse(one, 1)
        const [height, width] = one.shape
        const [a, b] = [one, other].map((image) => planes(canny(image, options)))
        const interleave = (left: ArrayLike<number>, right: ArrayLike<number>) =>
          Array.from(left, (value, i) => [value, right[i]!]).flat()
        const values = interleave(one.dataSync(), other.dataSync())
        const channels = canny(tensor3d(values, [height, width, 2]), options)
        expect(channels.edges.shape).toEqual([height, width, 2])
        expect(planes(channels)).toEqual([0, 1].map((part) => interleave(a![part]!, b![part]!)))
        const two = tensor4d([...one.dataSync(), ...other.dataSync()], [2, height, width, 1])
        const batch = canny(two, options)
        expect(batch.magnitude.shape).toEqual([2, height, width, 1])
        expect(planes(batch)).toEqual([0, 1].map((part) => [...a![part]!, ...b![part]!]))
      })
    },
  )

  it('finds nothing in nothing, nor where there are no numbers', () => {
    tidy(() => {
      expect(canny(tensor3d([], [0, 5, 3])).edges.shape).toEqual([0, 5, 3])
      expect(canny(tensor4d([], [2, 3, 0, 1])).magnitude.shape).toEqual([2, 3, 0, 1])
      const holes = tensor2d(new Float32Array(63).fill(Number.NaN), [7, 9])
      expect(sum(cast(canny(holes).edges, 'int32')).dataSync()[0]).toBe(0)
    })
  })

  it('shows a step of 0 to 64 as it is, in whole weights', () => {
    tidy(() => {
      const row = [0, 0, 0, 64, 64, 64, 64]
      const { magnitude, edges } = canny(tensor2d([row, row, row, row, row]), { variant: 'opencv' })
      expect([...magnitude.dataSync()].slice(0, 7)).toEqual([0, 0, 256, 256, 0, 0, 0])
      expect([...edges.dataSync()].slice(0, 7)).toEqual([0, 0, 1, 0, 0, 0, 0])
    })
  })
})

describe('the gradient of the magnitude', () => {
  inEveryWayWithModule(() => {
    it.each<CannyOptions>([
      { sigma: 0.8 },
      { sigma: 1, border: 'symmetric' },
      { variant: 'opencv' },
      { variant: 'opencv', l2Gradient: true },
    ])('is that of finite differences: %o', (options) => {
      tidy(() => {
        // A slope down and to the left, far from where the sizes of changes have a kink.
        const slopes = Array.from({ length: 70 }, (_, i) => 3 * Math.floor(i / 14) - 2 * (i % 14))
        const noise = randomNormal([5, 7, 2], 0, 0.2, 'float32', 3)
        const image = add(tensor3d(slopes, [5, 7, 2]), noise)
        const magnitude = (x: Image) => {
          const { magnitude, edges } = canny(x, options)
          edges.dispose()
          return magnitude
        }
        holdGradient(weighed(magnitude), image)
      })
    })
  })
})

/** A backend whose values cannot be read at once. */
class Unreadable extends KernelBackend {
  override dispose(): void {}
}

describe('bad input', () => {
  inEveryWayWithModule(() => {
    const image = () => tensor2d([[1, 2, 3]])
    it.each<[string, () => unknown, string]>([
      ['int32', () => canny(tensor2d([[1]], [1, 1], 'int32')), 'kernels/dtype'],
      [
        'an unknown variant',
        () => canny(image(), { variant: 'kornia' as never }),
        'kernels/option',
      ],
      ['sigma 0', () => canny(image(), { sigma: 0 }), 'kernels/option'],
      ['a threshold below 0', () => canny(image(), { lowThreshold: -1 }), 'kernels/option'],
      [
        'thresholds in the wrong order',
        () => canny(image(), { lowThreshold: 1 }),
        'kernels/option',
      ],
      ['NaN', () => canny(image(), { highThreshold: Number.NaN }), 'kernels/option'],
      ['an unknown border', () => canny(image(), { border: 'nearest' as never }), 'kernels/option'],
      [
        'a sigma for OpenCV, which does not blur',
        () => canny(image(), { variant: 'opencv', sigma: 2 } as never),
        'kernels/option',
      ],
    ])('refuses %s', (_, work, code) => {
      tidy(() => {
        expect(() => work()).toThrow(expect.objectContaining({ code }))
      })
    })
  })

  it('says on WebGPU that values are needed at once, and what to do', async () => {
    await setBackend('cpu')
    const image = tensor2d([[1, 2, 3]])
    registerBackend('webgpu', () => new Unreadable())
    await setBackend('webgpu')
    try {
      expect(() => canny(image)).toThrow(
        expect.objectContaining({
          code: 'kernels/needs-host',
          details: { operation: 'canny', backend: 'webgpu' },
          message: expect.stringContaining("tf.setBackend('wasm')"),
        }),
      )
    } finally {
      await setBackend('cpu')
      image.dispose()
      removeBackend('webgpu')
    }
  })
})
