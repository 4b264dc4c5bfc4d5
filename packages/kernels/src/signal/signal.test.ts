import {
  cast,
  grad,
  log,
  matMul,
  maximum,
  mul,
  ones,
  randomNormal,
  square,
  stack,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  tensor1d,
  tensor2d,
  tensor3d,
  tidy,
  zeros,
} from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { apart } from '../../test/apart.js'
import { inEveryWay } from '../../test/backends.js'
import { weighed } from '../../test/gradients.js'
import { holdGradient, holdTo } from '../../test/hold-to.js'
import { signal } from '../../test/trials/signal.js'
import {
  cepstralCoefficients,
  hzToMel,
  istft,
  type MelScale,
  melFilterBank,
  melSpectrogram,
  melToHz,
  mfcc,
  powerToDb,
  spectrogram,
  stft,
  type WindowName,
  windowWeights,
} from '../index.js'
import reference from './signal.reference.json' with { type: 'json' }

const noise = (...shape: number[]) => randomNormal(shape as [number], 0, 1, 'float32', 6)

inEveryWay(() => {
  it.each([
    ['stft', 63],
    ['spectrogram', 6],
    ['istft', 7],
    ['melFilterBank', 6],
    ['melSpectrogram', 8],
    ['powerToDb', 12],
    ['amplitudeToDb', 12],
    ['cepstralCoefficients', 12],
    ['mfcc', 19],
  ])('%s gives what librosa gives', (operation, count) => {
    holdTo(signal, operation, count)
  })

  it.each(Object.entries(signal.gradients))(
    '%s has the gradient of finite differences',
    (_, run) => {
      tidy(() => {
        holdGradient(weighed(run), noise(5, 7, 2))
      })
    },
  )

  it('has gradients of gradients', () => {
    tidy(() => {
      const strength = (x: Tensor) => sum(square(spectrogram(x as Tensor1D, { fftLength: 8 })))
      const slope = (x: Tensor) => sum(square(grad(strength)(x))) as Tensor
      // Far from the start, where a third derivative would be seen.
      holdGradient((x) => mul(slope(x), 1e-6), noise(20))
    })
  })

  it.each([
    [1, 4],
    [31, 8],
    [100, 15],
    [257, 64],
    [50, 100],
  ])('%i samples come back from frames of %i', (samples, fftLength) => {
    tidy(() => {
      for (const border of ['constant', 'reflect', 'wrap'] as const) {
        const rows = noise(2, samples) as Tensor2D
        const spectrum = stft(rows, { fftLength, border })
        const again = istft(spectrum, { fftLength, length: samples })
        expect(again.shape).toEqual([2, samples])
        expect(apart(again.dataSync(), rows.dataSync())).toBeLessThan(1e-5)
      }
    })
  })

  it('silence has no slope, and frames of nothing are nothing', () => {
    tidy(() => {
      const magnitude = (x: Tensor) =>
        sum(spectrogram(x as Tensor1D, { fftLength: 8, power: 1 })) as Tensor
      expect([...grad(magnitude)(zeros([20])).dataSync()]).toEqual(Array(20).fill(0))
      const none = zeros([0, 20]) as Tensor2D
      expect(stft(none, { fftLength: 8 }).imaginary.shape).toEqual([0, 11, 5])
      expect(istft(stft(none, { fftLength: 8 })).shape).toEqual([0, 20])
      expect(mfcc(none, { sampleRate: 8000, fftLength: 8, mels: 4 }).shape).toEqual([0, 11, 4])
      expect(powerToDb(zeros([0, 3])).shape).toEqual([0, 3])
    })
  })

  it('treats each signal for itself: NaN and loudness stay where they are', () => {
    tidy(() => {
      const one = [0, 1, -1, 0.5, 0, 0.25, 1, 0]
      const both = tensor2d([one, one.map((value, at) => (at === 2 ? Number.NaN : 1e4 * value))])
      const options = { sampleRate: 8000, fftLength: 4, mels: 3 }
      const found = [...mfcc(both, options).dataSync()]
      const expected = [...mfcc(tensor1d(one), options).dataSync()]
      expect(apart(found.slice(0, expected.length), expected)).toBeLessThan(1e-5)
      const parts = stft(both, { fftLength: 4 }).real.dataSync()
      expect(parts.some(Number.isNaN)).toBe(true)
      expect([...parts.subarray(0, parts.length / 2)].some(Number.isNaN)).toBe(false)
    })
  })

  it('spectra of the course: filters of HTK, ln, and a constant of 16 filters', () => {
    tidy(() => {
      const bank = melFilterBank({
        sampleRate: 8000,
        fftLength: 64,
        mels: 16,
        scale: 'htk',
        triangles: 'mel',
        normalization: 'none',
      })
      const sound = noise(200) as Tensor1D
      const heard = matMul(spectrogram(sound, { fftLength: 64 }) as Tensor2D, bank, false, true)
      const byHand = cepstralCoefficients(log(maximum(heard, 1e-10)), { coefficients: 13 })
      const htk = {
        scale: 'htk',
        triangles: 'mel',
        normalization: 'none',
        logarithm: 'ln',
      } as const
      const rest = { sampleRate: 8000, fftLength: 64, mels: 16, coefficients: 13 }
      expect(apart(mfcc(sound, { ...htk, ...rest }).dataSync(), byHand.dataSync())).toBeLessThan(
        1e-5,
      )
      const constant = cepstralCoefficients(mul(ones([1, 16]), 2), { coefficients: 3 })
      expect(apart(constant.dataSync(), [8, 0, 0])).toBeLessThan(1e-6)
    })
  })

  it.each<[string, (signal: Tensor1D) => unknown, string]>([
    ['int32', (x) => stft(cast(x, 'int32')), 'kernels/dtype'],
    ['numbers', () => stft([1, 2] as never), 'kernels/not-an-image'],
    ['an image', () => stft(tensor3d([[[1]]]) as never), 'kernels/signal-rank'],
    ['no sample', () => mfcc(tensor1d([]), { sampleRate: 8 }), 'kernels/signal-too-short'],
    ['too few samples', (x) => stft(x, { center: false }), 'kernels/signal-too-short'],
    ['fftLength 0', (x) => stft(x, { fftLength: 0 }), 'kernels/option'],
    ['a huge fftLength', (x) => stft(x, { fftLength: 1e9 }), 'kernels/option'],
    ['hopLength 0', (x) => spectrogram(x, { hopLength: 0 }), 'kernels/option'],
    ['a long window', (x) => stft(x, { fftLength: 4, windowLength: 5 }), 'kernels/option'],
    ['few weights', (x) => stft(x, { fftLength: 4, window: [1, 2] }), 'kernels/option'],
    ['NaN weights', (x) => stft(x, { fftLength: 1, window: [Number.NaN] }), 'kernels/option'],
    ['an unknown window', (x) => stft(x, { window: 'glass' as never }), 'kernels/option'],
    ['an unknown border', (x) => stft(x, { border: 'none' as never }), 'kernels/option'],
    ['power 3', (x) => spectrogram(x, { power: 3 as never }), 'kernels/option'],
    ['no sampleRate', (x) => melSpectrogram(x, {} as never), 'kernels/option'],
    ['mels 0', (x) => mfcc(x, { sampleRate: 8, mels: 0 }), 'kernels/option'],
    ['minHz above maxHz', (x) => mfcc(x, { sampleRate: 8, minHz: 5, maxHz: 4 }), 'kernels/option'],
    ['dctType 4', (x) => mfcc(x, { sampleRate: 8, dctType: 4 as never }), 'kernels/option'],
    ['lifter -1', (x) => mfcc(x, { sampleRate: 8, lifter: -1 }), 'kernels/option'],
    ['floor 0', (x) => mfcc(x, { sampleRate: 8, floor: 0 }), 'kernels/option'],
    ['topDb NaN', (x) => powerToDb(x, { topDb: Number.NaN }), 'kernels/option'],
    ['reference 0', (x) => powerToDb(x, { reference: 0 }), 'kernels/option'],
    ['a scalar', () => cepstralCoefficients(sum(1)), 'kernels/option'],
    [
      'parts unlike',
      (x) => istft({ real: stack([x]), imaginary: stack([x, x]) }),
      'kernels/option',
    ],
    [
      'other bins',
      (x) => istft({ real: stack([x]), imaginary: stack([x]) }, { fftLength: 9 }),
      'kernels/option',
    ],
    ['no spectrum', () => istft({} as never), 'kernels/not-an-image'],
  ])('refuses %s', (_, work, code) => {
    tidy(() => {
      expect(() => work(tensor1d([1, 2, 3]))).toThrow(expect.objectContaining({ code }))
    })
  })

  it('refuses what was disposed', () => {
    const gone = tensor1d([1])
    gone.dispose()
    const code = 'kernels/disposed'
    expect(() => stft(gone)).toThrow(expect.objectContaining({ code }))
  })
})

describe('numbers', () => {
  it('windows are those of SciPy', () => {
    for (const { name, length, periodic, values } of reference.windows) {
      expect(apart(windowWeights(name as WindowName, length, { periodic }), values)).toBeLessThan(
        1e-15,
      )
    }
    const code = 'kernels/option'
    expect(() => windowWeights('hann', 0)).toThrow(expect.objectContaining({ code }))
  })

  it('mels are those of librosa, and come back', () => {
    for (const { scale, hz, mel } of reference.scales) {
      const options = { scale: scale as MelScale }
      expect(
        apart(
          hz.map((one) => hzToMel(one, options)),
          mel,
        ),
      ).toBeLessThan(1e-12)
      expect(
        apart(
          mel.map((one) => melToHz(one, options)),
          hz,
        ),
      ).toBeLessThan(1e-12)
    }
    expect(hzToMel(700, { scale: 'htk' })).toBeCloseTo(781.1728, 4)
    expect(hzToMel(1000, { scale: 'htk' })).toBeCloseTo(999.9855, 4)
    const code = 'kernels/option'
    expect(() => melToHz(1, { scale: 'bark' as never })).toThrow(expect.objectContaining({ code }))
  })
})
