import { log, maximum, type Tensor, tidy } from '@tensorflow/tfjs-core'
import { checkChoice } from '../options.js'
import { type CepstralOptions, cepstralOf, checkCepstral } from './cepstral-coefficients.js'
import { checkDecibels, type DecibelOptions, decibelsOf } from './decibels.js'
import { checkMel, type MelSpectrogramOptions, melSpectrogramOf } from './mel-spectrogram.js'
import type { Signal } from './signal.js'

export interface MfccOptions
  extends MelSpectrogramOptions,
    CepstralOptions,
    Pick<DecibelOptions, 'floor' | 'topDb'> {
  /** `'decibels'`, at most `topDb` below the loudest, or the natural logarithm `'ln'`. Default: decibels. */
  readonly logarithm?: 'decibels' | 'ln'
}

/**
 * Mel-frequency cepstral coefficients: the shape of each frame's spectrum in few numbers. The defaults are
 * those of librosa's `feature.mfcc`. Others by options:
 *
 * - torchaudio's `MFCC`: `coefficients: 40, fftLength: 400, hopLength: 200, border: 'reflect', scale: 'htk',
 *   normalization: 'none'`
 * - HTK's, without pre-emphasis: `scale: 'htk', triangles: 'mel', normalization: 'none', power: 1,
 *   logarithm: 'ln', floor: 1, center: false`, and as `window` those of `windowWeights('hamming', length, {
 *   periodic: false })` with zeros behind them, `fftLength` in all. HTK's coefficient 0 is larger by the root
 *   of 2; its lifter counts from 0, this one, as librosa's, from 1.
 *
 * Differentiable: yes.
 *
 * Source: S. Davis and P. Mermelstein, Comparison of parametric representations for monosyllabic word
 * recognition (1980).
 *
 * @param signal `[samples]` or `[signals, samples]`
 * @returns `[frames, coefficients]` or `[signals, frames, coefficients]`
 * @throws as {@link stft}
 *
 * @example
 * ```ts
 * const features = mfcc(sound, { sampleRate: 16000, coefficients: 13 })
 * ```
 */
export const mfcc = (signal: Signal, options: MfccOptions): Tensor => {
  const { logarithm = 'decibels', floor = 1e-10, topDb = 80 } = options
  const form = checkMel('mfcc', signal, options)
  checkChoice('mfcc', 'logarithm', logarithm, ['decibels', 'ln'])
  const decibels = checkDecibels('mfcc', { floor, topDb })
  const cepstral = checkCepstral('mfcc', form.bank.mels, options)
  return tidy(() => {
    const energies = melSpectrogramOf(signal, form)
    const levels =
      logarithm === 'ln'
        ? log(maximum(energies, decibels.floor))
        : decibelsOf(energies, decibels, 10)
    return cepstralOf(levels, cepstral)
  })
}
