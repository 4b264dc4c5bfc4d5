import {
  clipByValue,
  concat,
  randomNormal,
  randomUniform,
  slice,
  type Tensor3D,
  type Tensor4D,
  tensor2d,
  tensor3d,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { apart } from '../../test/apart.js'
import { inEveryWay, inEveryWayWithGradients } from '../../test/backends.js'
import { changesAlong, weighed } from '../../test/gradients.js'
import { holdGradient, holdTo } from '../../test/hold-to.js'
import { floats, imageOf } from '../../test/reference.js'
import { colour } from '../../test/trials/colour.js'
import {
  grayscale,
  hsvToRgb,
  labToRgb,
  rgbToHsv,
  rgbToLab,
  rgbToYcbcr,
  stretchContrast,
  ycbcrToRgb,
} from '../index.js'
import reference from './colour.reference.json' with { type: 'json' }

const conversions = { hsvToRgb, labToRgb, rgbToHsv, rgbToLab, rgbToYcbcr, ycbcrToRgb }
const all = Object.entries({ grayscale, ...conversions })

inEveryWay(() => {
  it.each([
    ['grayscale', 16],
    ['rgbToHsv', 8],
    ['hsvToRgb', 9],
    ['rgbToLab', 8],
    ['labToRgb', 8],
    ['rgbToYcbcr', 16],
    ['ycbcrToRgb', 16],
  ])('%s gives what scikit-image gives', (operation, count) => {
    holdTo(colour, operation, count)
  })

  it('knows some colours by hand', () => {
    tidy(() => {
      const three = tensor3d([
        [
          [255, 0, 0],
          [0, 255, 0],
          [255, 255, 255],
        ],
      ])
      const told = { dataRange: 255 }
      expect(apart(grayscale(three).dataSync(), [54.1875, 182.427, 255])).toBeLessThan(1e-6)
      expect(apart(rgbToHsv(three, told).dataSync(), [0, 1, 1, 1 / 3, 1, 1, 0, 0, 1])).toBeLessThan(
        1e-6,
      )
      const [l, a, b] = rgbToLab(three, told).dataSync()
      expect(apart([l!, a!, b!], [53.2406, 80.0942, 67.2015])).toBeLessThan(1e-4)
      const jpeg = rgbToYcbcr(three, { ...told, standard: 'jpeg' }).dataSync()
      expect(apart(jpeg.slice(0, 3), [76.245, 84.972, 255.5])).toBeLessThan(1e-5)
    })
  })

  it('labToRgb gives colours that no screen shows; clipped they are those of scikit-image', () => {
    tidy(() => {
      const made = labToRgb(imageOf<Tensor3D>(reference.images.wild))
      const clipped = clipByValue(made, 0, 1).dataSync()
      expect(Math.max(...made.dataSync())).toBeGreaterThan(1.1)
      expect(apart(clipped, floats(reference.clipped))).toBeLessThan(1e-5)
    })
  })

  it('each pair leads back', () => {
    tidy(() => {
      const image = randomUniform([2, 5, 7, 3], 0, 255, 'float32', 5) as Tensor4D
      const told = { dataRange: 255 }
      const video = { ...told, standard: 'jpeg' } as const
      const backs = [
        hsvToRgb(rgbToHsv(image, told), told),
        labToRgb(rgbToLab(image, told), told),
        ycbcrToRgb(rgbToYcbcr(image, told), told),
        ycbcrToRgb(rgbToYcbcr(image, video), video),
      ]
      for (const back of backs) {
        expect(back.shape).toEqual(image.shape)
        expect(apart(back.dataSync(), image.dataSync())).toBeLessThan(1e-3)
      }
    })
  })

  it.each(all)('%s keeps alpha as it is, and treats each image for itself', (_, convert) => {
    tidy(() => {
      const image = randomUniform([2, 3, 5, 4], 0.1, 0.9, 'float32', 6) as Tensor4D
      const found = convert(image)
      const channels = convert === grayscale ? 2 : 4
      expect(found.shape).toEqual([2, 3, 5, channels])
      const alpha = slice(found, [0, 0, 0, channels - 1])
      expect(alpha.dataSync()).toEqual(slice(image, [0, 0, 0, 3]).dataSync())
      const alone = [0, 1].map((at) =>
        convert(slice(image, [at, 0, 0, 0], [1, 3, 5, 3]) as Tensor4D),
      )
      const colours = slice(found, [0, 0, 0, 0], [2, 3, 5, channels - 1])
      expect(colours.dataSync()).toEqual(concat(alone).dataSync())
    })
  })

  it.each(all)('%s of nothing gives nothing, and of NaN NaN', (_, convert) => {
    tidy(() => {
      expect(convert(zeros([0, 4, 3]) as Tensor3D).size).toBe(0)
      const wrong = convert(
        tensor3d([
          [
            [Number.NaN, Number.NaN, Number.NaN],
            [0.2, 0.4, 0.3],
          ],
        ]),
      )
      const values = [...wrong.dataSync()]
      expect(values.slice(0, values.length / 2).some(Number.isNaN)).toBe(true)
      expect(values.slice(values.length / 2).some(Number.isNaN)).toBe(false)
    })
  })

  it.each(all)('%s refuses what is not coloured', (_, convert) => {
    tidy(() => {
      const refuses = (image: unknown, code: string, options?: object) =>
        expect(() => convert(image as Tensor3D, options)).toThrow(expect.objectContaining({ code }))
      refuses(tensor2d([[1, 2, 3]]), 'kernels/channels')
      refuses(tensor3d([[[1]]]), 'kernels/channels')
      refuses(tensor3d([[[1, 2, 3, 4, 5]]]), 'kernels/channels')
      refuses(tensor3d([[[1, 2, 3]]], undefined, 'int32'), 'kernels/dtype')
      refuses(zeros([3]), 'kernels/rank')
      refuses([[[1, 2, 3]]], 'kernels/not-an-image')
    })
  })

  it.each<[string, (image: Tensor3D) => unknown]>([
    ['unknown weights', (image) => grayscale(image, { weights: 'mean' as never })],
    ['an unknown standard', (image) => rgbToYcbcr(image, { standard: 'bt709' as never })],
    ['dataRange 0', (image) => rgbToHsv(image, { dataRange: 0 })],
    ['dataRange NaN', (image) => rgbToLab(image, { dataRange: Number.NaN })],
    ['an endless dataRange', (image) => ycbcrToRgb(image, { dataRange: 1 / 0 })],
  ])('refuses %s', (_, work) => {
    tidy(() => {
      expect(() => work(tensor3d([[[1, 2, 3]]]))).toThrow(
        expect.objectContaining({ code: 'kernels/option' }),
      )
    })
  })
})

inEveryWayWithGradients(() => {
  it.each(Object.keys(colour.gradients))('%s has the gradient of finite differences', (name) => {
    tidy(() => {
      const image = randomNormal([5, 7, 2], 0, 1, 'float32', 3)
      holdGradient(weighed(colour.gradients[name]!), image)
    })
  })

  it('gradients of black and of white are numbers', () => {
    tidy(() => {
      const image = tensor3d([
        [
          [0, 0, 0],
          [1, 1, 1],
          [0, 1, 0],
        ],
      ])
      const converts: readonly ((image: Tensor3D) => Tensor3D)[] = [
        ...[rgbToHsv, rgbToLab, labToRgb, hsvToRgb, stretchContrast],
      ]
      for (const convert of converts) {
        const loss = weighed((one) => convert(one as Tensor3D))
        const found = changesAlong(loss, image).dataSync()
        expect([...found].every(Number.isFinite)).toBe(true)
      }
    })
  })
})
