import {
  add,
  cast,
  grad,
  randomNormal,
  square,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  tensor1d,
  tensor2d,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { apart } from '../../test/apart.js'
import { inEveryWay } from '../../test/backends.js'
import { weighed } from '../../test/gradients.js'
import { holdGradient, holdTo } from '../../test/hold-to.js'
import { modes, wavelets } from '../../test/trials/wavelets.js'
import {
  type BayesShrinkOptions,
  bayesShrink,
  dwt,
  dwt2,
  type Image,
  idwt,
  idwt2,
  type WaveletName,
  wavedec,
  wavedec2,
  waveletFilters,
  waverec,
  waverec2,
} from '../index.js'
import reference from './filters.reference.json' with { type: 'json' }

const noise = (...shape: number[]) => randomNormal(shape as [number], 0, 1, 'float32', 7)

const haar = { wavelet: 'haar' } as const

inEveryWay(() => {
  it.each([
    ['dwt', 351],
    ['idwt', 15],
    ['wavedec', 10],
    ['waverec', 10],
    ['dwt2', 62],
    ['idwt2', 24],
    ['wavedec2', 12],
    ['waverec2', 12],
    ['bayesShrink', 46],
  ])('%s gives what PyWavelets and scikit-image give', (operation, count) => {
    holdTo(wavelets, operation, count)
  })

  it.each(Object.entries(wavelets.gradients))(
    '%s has the gradient of finite differences',
    (_, run) => {
      tidy(() => {
        const image = randomNormal([5, 7, 2], 0, 1, 'float32', 3)
        holdGradient(weighed(run), image)
      })
    },
  )

  it.each(modes)('signals and images come back, %s', (mode) => {
    tidy(() => {
      for (const wavelet of ['haar', 'db3', 'sym8'] as const) {
        for (const length of [1, 2, 5, 12, 31]) {
          const [rows, image] = [noise(2, length) as Tensor2D, noise(length, 3, 2) as Image]
          const levels = length % 4
          const options = { wavelet, mode, levels }
          const again = waverec(wavedec(rows, options), { wavelet, mode, length })
          expect(apart(again.dataSync(), rows.dataSync())).toBeLessThan(2e-5)
          const size = [length, 3] as const
          const back = waverec2(wavedec2(image, options), { wavelet, mode, size })
          expect(back.shape).toEqual(image.shape)
          expect(apart(back.dataSync(), image.dataSync())).toBeLessThan(2e-5)
        }
      }
    })
  })

  it('average and difference by hand, and of eight numbers what PyWavelets prints', () => {
    tidy(() => {
      const { approximation, detail } = dwt(tensor1d([9, 7, 3, 5]), haar)
      expect(apart(approximation.dataSync(), [11.313708, 5.656854])).toBeLessThan(1e-6)
      expect(apart(detail.dataSync(), [Math.SQRT2, -Math.SQRT2])).toBeLessThan(1e-6)
      const eight = dwt(tensor1d([1, 2, 3, 4, 5, 6, 7, 8]), { wavelet: 'db2' })
      const coarse = [1.76776695, 2.31078903, 5.13921616, 7.96764328, 10.96015511]
      expect(apart(eight.approximation.dataSync(), coarse)).toBeLessThan(1e-6)
      expect(apart(eight.detail.dataSync(), [-0.61237244, 0, 0, 0, 0.61237244])).toBeLessThan(1e-6)
    })
  })

  it('keeps energy, takes 0 levels for the signal, and nothing for nothing', () => {
    tidy(() => {
      const rows = noise(3, 16) as Tensor2D
      const { approximation, details } = wavedec(rows, { wavelet: 'db4', mode: 'periodization' })
      const energy = (x: Tensor2D) =>
        x.dataSync<'float32'>().reduce((total, value) => total + value * value, 0)
      const kept = [approximation, ...details].reduce((total, one) => total + energy(one), 0)
      expect(kept / energy(rows)).toBeCloseTo(1, 5)
      const none = wavedec(rows, { ...haar, levels: 0 })
      expect(none.details).toEqual([])
      expect(none.approximation.dataSync()).toEqual(rows.dataSync())
      const empty = zeros([0, 9]) as Tensor2D
      expect(waverec(wavedec(empty, haar), { ...haar, length: 9 }).shape).toEqual([0, 9])
      const images = zeros([0, 6, 5, 2]) as Image
      expect(waverec2(wavedec2(images, haar), haar).shape).toEqual([0, 6, 6, 2])
      expect(bayesShrink(images).shape).toEqual([0, 6, 5, 2])
    })
  })

  it('denoises: what is constant stays, noise goes, steps stay', () => {
    tidy(() => {
      expect(bayesShrink(tensor2d([[0.5]])).dataSync()[0]).toBeCloseTo(0.5, 6)
      const flat = bayesShrink(tensor2d(Array(8).fill(Array(11).fill(0.25))))
      expect(apart(flat.dataSync(), Array(88).fill(0.25))).toBeLessThan(1e-6)
      const step = Array.from({ length: 32 }, () =>
        Array.from({ length: 32 }, (_, x) => (x < 13 ? 0 : 10)),
      )
      const noisy = add<Tensor2D>(tensor2d(step), noise(32, 32))
      const error = (image: Image) => {
        const values = image.dataSync<'float32'>()
        return (
          values.reduce((total, value, at) => total + (value - step.flat()[at]!) ** 2, 0) / 1024
        )
      }
      expect(error(bayesShrink(noisy, { levels: 3 }))).toBeLessThan(0.5 * error(noisy))
    })
  })

  it('takes an estimated noise for a constant where gradients are asked', () => {
    tidy(() => {
      // Both diagonal details are 2.
      const image = tensor2d([
        [5, 3, 8, 6],
        [3, 5, 6, 8],
      ])
      const strength = (options: BayesShrinkOptions) => (x: Tensor) =>
        sum(square(bayesShrink(x as Image, options))) as Tensor
      const estimated = grad(strength({}))(image).dataSync()
      const given = grad(strength({ sigma: 2 / 0.6744897501960817 }))(image).dataSync()
      expect(apart(estimated, given)).toBeLessThan(1e-5)
    })
  })

  it.each<[string, (signal: Tensor1D) => unknown, string]>([
    ['int32', (x) => dwt(cast(x, 'int32'), haar), 'kernels/dtype'],
    ['no wavelet', (x) => dwt(x, {} as never), 'kernels/option'],
    ['an unknown wavelet', (x) => dwt(x, { wavelet: 'db9' as never }), 'kernels/option'],
    ['an unknown mode', (x) => dwt(x, { ...haar, mode: 'wrap' as never }), 'kernels/option'],
    ['levels -1', (x) => wavedec(x, { ...haar, levels: -1 }), 'kernels/option'],
    ['levels without end', (x) => wavedec(x, { ...haar, levels: 1e6 }), 'kernels/option'],
    ['no sample', () => dwt(tensor1d([]), haar), 'kernels/signal-too-short'],
    ['an image as a signal', () => dwt(noise(2, 2, 2) as never, haar), 'kernels/signal-rank'],
    ['a signal as an image', (x) => dwt2(x as never, haar), 'kernels/rank'],
    ['no pixel', () => dwt2(zeros([0, 3]) as Tensor2D, haar), 'kernels/no-pixels'],
    [
      'halves unlike',
      (x) => idwt({ approximation: x, detail: tensor1d([1]) }, haar),
      'kernels/option',
    ],
    [
      'halves that are too short',
      (x) => idwt({ approximation: x, detail: x }, { wavelet: 'db8' }),
      'kernels/option',
    ],
    [
      'a length of more than there is',
      (x) => idwt({ approximation: x, detail: x }, { ...haar, length: 7 }),
      'kernels/option',
    ],
    [
      'levels unlike',
      (x) => waverec({ approximation: x, details: [tensor1d([1, 2, 3, 4, 5])] }, haar),
      'kernels/option',
    ],
    [
      'a size of more than there is',
      () => idwt2(dwt2(noise(4, 4) as Image, haar), { ...haar, size: [5, 4] }),
      'kernels/option',
    ],
    [
      'quarters unlike',
      () => idwt2({ ...dwt2(noise(4, 4) as Image, haar), diagonal: noise(1, 2) as Image }, haar),
      'kernels/option',
    ],
    ['sigma NaN', () => bayesShrink(noise(4, 4) as Image, { sigma: Number.NaN }), 'kernels/option'],
    ['0 levels', () => bayesShrink(noise(4, 4) as Image, { levels: 0 }), 'kernels/option'],
    [
      'an unknown threshold',
      () => bayesShrink(noise(4, 4) as Image, { threshold: 'firm' as never }),
      'kernels/option',
    ],
  ])('refuses %s', (_, work, code) => {
    tidy(() => {
      expect(() => work(tensor1d([1, 2, 3]))).toThrow(expect.objectContaining({ code }))
    })
  })
})

describe('filters', () => {
  it.each(Object.entries(reference.filters))('of %s', (name, { computed, pywavelets }) => {
    const filters = waveletFilters(name as WaveletName)
    expect([...filters.reconstructionLow]).toEqual(computed)
    expect(apart(filters.reconstructionLow, pywavelets)).toBeLessThan(5e-12)
    const { decompositionLow, decompositionHigh, reconstructionHigh } = filters
    expect([...decompositionLow].reverse()).toEqual(computed)
    expect([...decompositionHigh].reverse()).toEqual([...reconstructionHigh])
    const against = (shift: number) =>
      computed.reduce((total, tap, at) => total + tap * (computed[at + shift] ?? 0), 0)
    for (let shift = 0; shift < computed.length; shift += 2) {
      expect(against(shift)).toBeCloseTo(shift === 0 ? 1 : 0, 14)
    }
  })
})
