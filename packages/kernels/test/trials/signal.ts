import {
  add,
  concat,
  mul,
  reshape,
  slice,
  square,
  stack,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
  tidy,
  unstack,
} from '@tensorflow/tfjs-core'
import {
  amplitudeToDb,
  cepstralCoefficients,
  type Image,
  istft,
  melFilterBank,
  melSpectrogram,
  mfcc,
  powerToDb,
  type Signal,
  type Spectrum,
  spectrogram,
  stft,
} from '../../src/index.js'
import reference from '../../src/signal/signal.reference.json' with { type: 'json' }
import { floats, imageOf, type ReferenceImage } from '../reference.js'
import type { Trials } from './trial.js'

const both = ({ real, imaginary }: Spectrum): Tensor => stack([real, imaginary])

const spectrumOf = (parts: Tensor): Spectrum => {
  const [real, imaginary] = unstack(parts) as [Tensor, Tensor]
  return { real, imaginary }
}

const operations: Readonly<Record<string, (input: never, options: never) => Tensor>> = {
  stft: (signal: Signal, options: object) => both(stft(signal, options)),
  istft: (parts: Tensor, options: object) => istft(spectrumOf(parts), options),
  spectrogram,
  melFilterBank: (_: Signal, options: never) => melFilterBank(options),
  melSpectrogram,
  powerToDb,
  amplitudeToDb,
  cepstralCoefficients,
  mfcc,
}

const signals: Readonly<Record<string, ReferenceImage>> = reference.signals

const signalOf = (image: Image): Tensor2D => reshape(image, [2, 35])

/** What librosa makes of some signals, and what torchaudio and HTK are defined to make. */
export const signal: Trials = {
  values: reference.cases.map((one) => ({
    operation: one.operation,
    title: `${one.signal} ${JSON.stringify(one.options)}`,
    input: () => imageOf<Image>(one.spectrum ?? signals[one.signal]!),
    run: (input) => tidy(() => operations[one.operation]!(input, one.options as never)),
    shape: one.shape,
    values: floats(one.values),
    // Each is the sum of all levels, some tens of decibels each.
    ...(one.operation === 'mfcc' && { most: 5e-5 }),
  })),
  gradients: {
    stft: (image) =>
      both(stft(signalOf(image), { fftLength: 12, hopLength: 5, border: 'reflect' })),
    'stft of a prime length': (image) =>
      both(stft(signalOf(image), { fftLength: 7, hopLength: 3, border: 'wrap' })),
    istft: (image) => {
      const parts = reshape(slice(reshape(image, [70]), 0, 60), [2, 2, 3, 5])
      return istft(spectrumOf(parts), { fftLength: 8, hopLength: 3 })
    },
    magnitudes: (image) => spectrogram(signalOf(image), { fftLength: 9, power: 1 }),
    melSpectrogram: (image) =>
      melSpectrogram(signalOf(image), { sampleRate: 8000, fftLength: 16, mels: 4 }),
    mfcc: (image) => {
      const options = { sampleRate: 8000, fftLength: 16, mels: 5, coefficients: 3 }
      return mul(mfcc(signalOf(image), options), 0.05)
    },
    'mfcc of HTK': (image) =>
      mfcc(reshape(image, [70]) as Tensor1D, {
        sampleRate: 8000,
        fftLength: 20,
        mels: 5,
        coefficients: 4,
        scale: 'htk',
        triangles: 'mel',
        normalization: 'none',
        logarithm: 'ln',
        dctType: 3,
        lifter: 22,
      }),
    decibels: (image) => {
      const amplitudes = add(square(image), 0.5)
      const ofAmplitudes = amplitudeToDb(amplitudes, { reference: 'max', topDb: 6 })
      return mul(concat([ofAmplitudes, powerToDb(amplitudes)], 0), 0.05)
    },
  },
}
