import {
  concat,
  mul,
  randomUniform,
  slice,
  stack,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  tensor2d,
  tensor3d,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { apart } from '../../test/apart.js'
import { inEveryWay } from '../../test/backends.js'
import { holdTo } from '../../test/hold-to.js'
import { imageOf } from '../../test/reference.js'
import { colour } from '../../test/trials/colour.js'
import {
  adaptiveThreshold,
  adjustGamma,
  clahe,
  equalizeHistogram,
  histogram,
  type Image,
  localThreshold,
  otsu,
  stretchContrast,
  threshold,
} from '../index.js'
import reference from './contrast.reference.json' with { type: 'json' }

const ofOneShape: Readonly<Record<string, (image: Image) => Image>> = {
  adaptiveThreshold: (image) => adaptiveThreshold(image, { size: 3 }),
  adjustGamma: (image) => adjustGamma(image, { gamma: 2 }),
  clahe: (image) => clahe(image, { tiles: 2 }),
  equalizeHistogram: (image) => equalizeHistogram(image),
  localThreshold: (image) => localThreshold(image, { size: 3 }),
  stretchContrast: (image) => stretchContrast(image),
  threshold: (image) => threshold(image, 0.5),
}

inEveryWay((way) => {
  it.each([
    ['histogram', 27],
    ['equalizeHistogram', 18],
    ['clahe', 35],
    ['stretchContrast', 36],
    ['adjustGamma', 24],
    ['localThreshold', 36],
  ])('%s gives what NumPy, scikit-image and OpenCV give', (operation, count) => {
    holdTo(colour, operation, count)
  })

  it.each(reference.otsu)('otsu of $image with $options is that of scikit-image', (asked) => {
    tidy(() => {
      const image = imageOf<Tensor2D>(reference.images[asked.image as 'noise'])
      expect(otsu(image, asked.options)).toBeCloseTo(asked.value, 12)
    })
  })

  it('otsu parts two grays, and threshold shows it', () => {
    tidy(() => {
      const image = tensor3d([0.2, 0.21, 0.8, 0.2, 0.79, 0.81], [2, 3, 1])
      const found = threshold(image, otsu(image))
      expect([...found.dataSync()]).toEqual([0, 0, 1, 0, 1, 1])
      expect(found.shape).toEqual([2, 3, 1])
      expect([...threshold(tensor2d([[1, 2, Number.NaN]]), 1).dataSync()]).toEqual([0, 1, 0])
    })
  })

  it('adaptiveThreshold finds writing under light that falls off', () => {
    tidy(() => {
      const light = Float32Array.from({ length: 15 * 21 }, (_, at) => 1 - (at % 21) / 30)
      const isInk = (at: number) => at % 5 === 0 && Math.floor(at / 21) % 4 === 1
      const page = tensor2d(
        light.map((value, at) => (isInk(at) ? value * 0.7 : value)),
        [15, 21],
      )
      const found = adaptiveThreshold(page, { size: 7, offset: 0.05 }).dataSync()
      expect([...found]).toEqual(Array.from(found, (_, at) => (isInk(at) ? 0 : 1)))
    })
  })

  it('histogram counts each channel of each image, and neither NaN nor what is outside', () => {
    tidy(() => {
      const image = tensor3d([0, 1, 0.5, 2, Number.NaN, 0.49, -0.1, 1], [2, 2, 2])
      const counts = histogram(image, { bins: 2 })
      expect(counts.arraySync()).toEqual([
        [1, 1],
        [1, 2],
      ])
      const batch = histogram(stack([image, image]) as Tensor4D, { bins: 2 })
      expect(batch.shape).toEqual([2, 2, 2])
      expect([...batch.dataSync()]).toEqual([1, 1, 1, 2, 1, 1, 1, 2])
      expect([...histogram(zeros([0, 3]) as Tensor2D, { bins: 2 }).dataSync()]).toEqual([0, 0])
    })
  })

  it.each(Object.keys(ofOneShape))(
    '%s treats each image for itself, and nothing as nothing',
    (name) => {
      tidy(() => {
        const image = randomUniform([2, 5, 6, 1], 0, 1, 'float32', 8) as Tensor4D
        const found = ofOneShape[name]!(image)
        expect(found.shape).toEqual([2, 5, 6, 1])
        const alone = [0, 1].map((at) =>
          ofOneShape[name]!(slice(image, [at, 0, 0, 0], [1, 5, 6, 1])),
        )
        expect(apart(found.dataSync(), concat(alone as Tensor4D[]).dataSync())).toBeLessThan(1e-6)
        expect(ofOneShape[name]!(zeros([0, 4]) as Tensor2D).shape).toEqual([0, 4])
      })
    },
  )

  it('stretchContrast keeps colours together, the others do not', () => {
    tidy(() => {
      const image = tensor3d([
        [
          [0, 1],
          [2, 3],
          [1, 5],
        ],
      ])
      expect(apart(stretchContrast(image).dataSync(), [0, 0.2, 0.4, 0.6, 0.2, 1])).toBeLessThan(
        1e-6,
      )
      const even = equalizeHistogram(image, { bins: 3 })
      const one = equalizeHistogram(slice(image, [0, 0, 1], [1, 3, 1]), { bins: 3 })
      expect(slice(even, [0, 0, 1], [1, 3, 1]).dataSync()).toEqual(one.dataSync())
    })
  })

  it('equalizeHistogram makes frequent what is rare, up to dataRange', () => {
    tidy(() => {
      const image = tensor2d([[0, 1, 1, 3]])
      const found = equalizeHistogram(image, { bins: 3, dataRange: 100 })
      // Bins have their middles at 0.5, 1.5 and 2.5, and 25, 75 and 100 hundredths up to them.
      expect(apart(found.dataSync(), [25, 50, 50, 100])).toBeLessThan(1e-6)
    })
  })

  it('equalizeHistogram leaves NaN where it is', (context) => {
    if (way.backend === 'wasm' && !way.hasEngine) context.skip('its tensors take NaN for a number')
    tidy(() => {
      const found = equalizeHistogram(tensor2d([[0, Number.NaN, 1, 1, 3]]), { bins: 3 })
      expect(apart(found.dataSync().filter(Number.isFinite), [0.25, 0.5, 0.5, 1])).toBeLessThan(
        1e-6,
      )
      expect(found.dataSync()[1]).toBeNaN()
    })
  })

  it('clahe of values from 0 to 1 is that of bytes', () => {
    tidy(() => {
      const bytes = imageOf<Tensor2D>(reference.images.coins8)
      const options = { clipLimit: 3, tiles: 4 }
      const found = clahe(mul(bytes, 1 / 255) as Tensor2D, options).dataSync()
      const expected = clahe(bytes, { ...options, dataRange: 255 }).dataSync()
      expect(
        apart(
          found,
          expected.map((value) => value / 255),
        ),
      ).toBeLessThan(1e-6)
    })
  })

  const one = () => tensor2d([[0.5, 0.25]])
  it.each<[string, () => unknown]>([
    ['no bin', () => histogram(one(), { bins: 0 })],
    ['a range of nothing', () => histogram(one(), { range: [1, 1] })],
    ['a range to NaN', () => histogram(one(), { range: [0, Number.NaN] })],
    ['a range of one number', () => histogram(one(), { range: 1 as never })],
    ['no bin to equalize', () => equalizeHistogram(one(), { bins: 0 })],
    ['a limit below 0', () => clahe(one(), { clipLimit: -1 })],
    ['no tile', () => clahe(one(), { tiles: [0, 1] })],
    ['one level', () => clahe(one(), { levels: 1 })],
    ['values beyond the range', () => clahe(tensor2d([[2]]))],
    ['NaN in clahe', () => clahe(tensor2d([[Number.NaN]]))],
    ['a range turned round', () => stretchContrast(one(), { inputRange: [1, 0] })],
    ['101 percent', () => stretchContrast(one(), { percentiles: [2, 101] })],
    ['both ranges', () => stretchContrast(one(), { inputRange: [0, 1], percentiles: [0, 50] })],
    ['gamma 0', () => adjustGamma(one(), { gamma: 0 })],
    ['no gamma', () => adjustGamma(one(), {} as never)],
    ['gain NaN', () => adjustGamma(one(), { gamma: 1, gain: Number.NaN })],
    ['otsu of colours', () => otsu(zeros([2, 2, 3]) as Tensor3D)],
    ['otsu of images', () => otsu(zeros([1, 2, 2, 1]) as never)],
    ['otsu of nothing', () => otsu(zeros([0, 2]) as Tensor2D)],
    ['otsu of NaN', () => otsu(tensor2d([[Number.NaN]]))],
    ['otsu with one bin', () => otsu(one(), { bins: 1 })],
    ['no threshold', () => threshold(one(), undefined as never)],
    ['an even size', () => adaptiveThreshold(one(), { size: 4 })],
    ['size 1', () => localThreshold(one(), { size: 1 })],
    ['an unknown method', () => adaptiveThreshold(one(), { size: 3, method: 'median' as never })],
    ['an offset of NaN', () => localThreshold(one(), { size: 3, offset: Number.NaN })],
    ['sigma 0', () => localThreshold(one(), { size: 3, sigma: 0 })],
  ])('refuses %s', (_, work) => {
    tidy(() => {
      expect(work).toThrow(expect.objectContaining({ code: 'kernels/option' }))
    })
  })
})
